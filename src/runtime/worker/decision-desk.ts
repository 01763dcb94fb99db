// What the decision page asks of the live twin inside its worker: cards, watches, the ledger, forecasts with outcomes, importance, categories.
import { TICKS_PER_DAY } from '../../base/units.ts';
import { standsOn } from '../../decision/combine.ts';
import { clusterMapOf, blockZones } from '../../decision/cluster/cluster-map.ts';
import { cardOf } from '../../decision/forecast/card.ts';
import { forecastImportance } from '../../decision/forecast/importance.ts';
import { FORECAST_IDS, type ForecastId } from '../../decision/forecast/tasks.ts';
import { historyColumns } from '../../decision/history.ts';
import { coreUniforms } from '../../experiment/training.ts';
import type {
  ClusterMap, ClusterSubject, DecisionReport, ForecasterCard, ForecastImportance, ForecastSeries, ForecastWatch, LedgerPage, LedgerQuery,
} from '../../model/domain/decision-record.ts';
import type { ModuleId } from '../../model/domain/modules.ts';
import { BLOCK_COLUMNS, blockRows, forecastSeries, ledgerPage } from '../../simulation/index.ts';
import type { Simulation } from '../../simulation/index.ts';
import type { KeptCore } from './core-keeper.ts';

/** Questions of chance that only screens ask, numbered after those of the core (its forecasters and the bale categories). */
const IMPORTANCE = FORECAST_IDS.length + 1;
const ZONES = 2 * FORECAST_IDS.length + 1;

/** Mean canopy cover of every block, kept day by day so that a jump back in time finds what was known then. */
export class CanopyRecord {
  readonly #days: Float32Array[] = [];

  /** Takes the canopies at the end of a day; a day that is lived through again is overwritten. */
  note(day: number, canopy: Float32Array): void {
    this.#days[day] = canopy;
  }

  /** Means over the days before `day`; zeros when there are none. */
  mean(day: number, blocks: number): Float64Array {
    const mean = new Float64Array(blocks);
    const days = this.#days.slice(0, day);
    for (const canopy of days) canopy.forEach((cover, block) => { mean[block]! += cover / days.length; });
    return mean;
  }
}

export interface DecidingSide {
  readonly simulation: Simulation;
  readonly canopy: CanopyRecord;
}

export interface DecisionDeskInput {
  readonly run: number;
  readonly seed: number;
  readonly modules: readonly ModuleId[];
  /** The AI's cluster once it has joined. */
  readonly side: () => DecidingSide | undefined;
  readonly kept: () => KeptCore | undefined;
}

export class DecisionDesk {
  readonly #input: DecisionDeskInput;
  #cards: readonly ForecasterCard[] | undefined;
  readonly #importances = new Map<ForecastId, ForecastImportance | undefined>();

  constructor(input: DecisionDeskInput) {
    this.#input = input;
  }

  report(): DecisionReport {
    const { run, modules, side, kept } = this.#input;
    const known = kept();
    if (known && !this.#cards) {
      this.#cards = FORECAST_IDS.flatMap((id) => {
        const forecaster = known.core.forecasters[id];
        return forecaster ? [cardOf(id, forecaster)] : [];
      });
    }
    const simulation = side()?.simulation;
    return {
      run,
      tick: simulation?.tick ?? 0,
      core: modules.length === 0 ? 'none' : known ? 'ready' : 'training',
      seasons: known?.core.seasons ?? 0,
      cards: this.#cards ?? [],
      watches: simulation ? FORECAST_IDS.map((id) => this.#watch(id, simulation)) : [],
      decisions: simulation?.decisions.records.length ?? 0,
    };
  }

  #watch(task: ForecastId, { forecasts }: Simulation): ForecastWatch {
    const { settled, mae, coverage, isTrusted, breaks } = forecasts.monitor.state(task);
    const modules = this.#input.modules.filter((module) => standsOn(module, task));
    return { task, settled, mae, coverage, isTrusted, breaks, modules };
  }

  ledger(query: LedgerQuery): LedgerPage {
    return ledgerPage(this.#input.side()?.simulation.decisions.records ?? [], query, this.#input.run);
  }

  /** Undefined for a question that does not exist and before the AI has joined. */
  series(task: string): ForecastSeries | undefined {
    const id = FORECAST_IDS.find((known) => known === task);
    const simulation = this.#input.side()?.simulation;
    return id && simulation && forecastSeries(simulation, id, this.#input.run);
  }

  /** Worked out on the first question, then kept; undefined where the history is too short. */
  importance(task: string): ForecastImportance | undefined {
    const id = FORECAST_IDS.find((known) => known === task);
    const { seed, kept } = this.#input;
    const known = kept();
    const forecaster = id && known?.core.forecasters[id];
    if (!id || !forecaster || !known.history) return undefined;
    if (!this.#importances.has(id)) {
      const { history } = known;
      const seasons = history.allSeasons(id);
      this.#importances.set(id, forecastImportance(id, forecaster, seasons, coreUniforms(seed)(IMPORTANCE + FORECAST_IDS.indexOf(id))));
    }
    return this.#importances.get(id);
  }

  /** The categories of the bales that the core has learnt from, or of the blocks as they stand; undefined where there are none. */
  clusters(subject: ClusterSubject): ClusterMap | undefined {
    const { seed, side, kept } = this.#input;
    const own = side();
    const tick = own?.simulation.tick ?? 0;
    if (subject === 'bales') {
      const known = kept();
      const model = known?.core.baleCategories?.model;
      if (!model || !known?.history) return undefined;
      const { history } = known;
      const rows = history.allSeasons('bales').flatMap((season) => season.rows);
      return clusterMapOf('bales', tick, { names: historyColumns('bales'), rows }, model);
    }
    if (!own) return undefined;
    const { world } = own.simulation;
    const day = Math.floor(tick / TICKS_PER_DAY);
    return blockZones(tick, BLOCK_COLUMNS, blockRows(own.simulation, own.canopy.mean(day, world.cluster.blocks.length)), coreUniforms(seed)(ZONES));
  }
}

/** The buffers to hand over with a series or a picture. */
export function decisionBuffers(given: ForecastSeries | ClusterMap): ArrayBuffer[] {
  return Object.values(given).flatMap((value: unknown) => (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : []));
}
