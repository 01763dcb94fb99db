import { beforeAll, describe, expect, it } from 'vitest';
import { MODULE_IDS, NO_MODULES, type ModuleSet } from '../../src/model/domain/modules.ts';
import { KPI_IDS, KPIS } from '../../src/model/domain/kpis.ts';
import { LOT_KIND, LOT_KINDS } from '../../src/model/domain/lots.ts';
import type { DecisionCore } from '../../src/decision/core.ts';
import { prepareCore } from '../../src/experiment/training.ts';
import { counterfactual } from '../../src/experiment/counterfactual.ts';
import { runReplications } from '../../src/experiment/replications.ts';
import { createSimulation, type Simulation } from '../../src/simulation/index.ts';
import { TICKS_PER_DAY } from '../../src/base/units.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

const scenario = shippedScenario('pilot-cluster');
const weather = shippedWeather();
const all: ModuleSet = new Set(MODULE_IDS);
let core: DecisionCore;
let baseline: Simulation;

function run(modules: ModuleSet, replication: number, withCore: DecisionCore | undefined): Simulation {
  const simulation = createSimulation(scenario, weather, { seed: 11, replication, modules, core: withCore, keepsRecords: true });
  simulation.runToEnd();
  return simulation;
}

beforeAll(() => {
  core = prepareCore(scenario, weather, 11);
  baseline = run(NO_MODULES, 0, undefined);
});

describe('one crop year of the pilot cluster', () => {
  it('empties every stage and balances to the gram on every day', () => {
    expect(baseline.isFinished).toBe(true);
    const { ledger, lots } = baseline.world;
    expect(ledger.maxErrorGrams).toBe(0);
    const stocks = new Float64Array(ledger.accounts.length);
    lots.addStocksInto(stocks);
    expect([...stocks].every((mass) => mass === 0)).toBe(true);
  });

  it('grows, gins, spins and weaves: what left the fields is all accounted for', () => {
    const { ledger } = baseline.world;
    let sources = 0;
    let sinks = 0;
    ledger.accounts.forEach((account, i) => {
      if (account.kind === 'source') sources -= ledger.stockGrams(i);
      if (account.kind === 'sink') sinks += ledger.stockGrams(i);
    });
    expect(sinks).toBe(sources);
    expect(sources).toBeGreaterThan(1e9);
  });

  it('closes the books of every account: stock of today is stock of yesterday plus in minus out', () => {
    const { ledger } = baseline.world;
    const faults: string[] = [];
    for (let account = 0; account < ledger.accounts.length; account += 1) {
      let stock = 0;
      for (let day = 0; day < ledger.closedDays; day += 1) {
        stock += ledger.inGrams(day, account) - ledger.outGrams(day, account);
        if (ledger.stockGramsAtClose(day, account) !== stock) faults.push(`${ledger.accounts[account]!.name} day ${day}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('traces a fabric batch back to field blocks', () => {
    const { lots } = baseline.world;
    const fabric = Array.from({ length: lots.count }, (_, lot) => lot).filter((lot) => lots.kind(lot) === LOT_KIND.fabric);
    expect(fabric.length).toBeGreaterThan(50);
    const kinds = new Set<string>();
    const blocks = new Set<number>();
    const seen = new Set<number>();
    const visit = (lot: number): void => {
      if (seen.has(lot)) return;
      seen.add(lot);
      kinds.add(LOT_KINDS[lots.kind(lot)]!);
      if (lots.kind(lot) === LOT_KIND.seedCotton) blocks.add(lots.origin(lot));
      for (let i = 0; i < lots.parentsOf(lot); i += 1) visit(lots.parent(lot, i));
    };
    visit(fabric[Math.floor(fabric.length / 2)]!);
    for (const kind of ['fabric', 'yarn', 'laydown', 'bale', 'seedCotton']) expect(kinds).toContain(kind);
    expect([...blocks].every((block) => block >= 0 && block < scenario.cluster.blocks.length)).toBe(true);
  });

  it('gives the same digests for the same seed and others for another replication', () => {
    const again = run(NO_MODULES, 0, undefined);
    expect(again.dayDigests).toEqual(baseline.dayDigests);
    expect(again.digest()).toBe(baseline.digest());
    expect(run(NO_MODULES, 1, undefined).digest()).not.toBe(baseline.digest());
  });

  it('does not notice whether records are kept or the state is looked at', () => {
    const quiet = createSimulation(scenario, weather, { seed: 11, replication: 0, modules: NO_MODULES, core: undefined });
    for (let day = 1; day <= 250; day += 1) {
      quiet.advanceTo(day * TICKS_PER_DAY);
      if (day % 10 === 0) quiet.observe();
      if (day % 50 === 0) quiet.accounts();
    }
    quiet.runToEnd();
    expect(quiet.digest()).toBe(baseline.digest());
  });

  it('goes on identically from a snapshot, in the same run and in a fresh one', () => {
    for (const day of [60, 200, 300]) {
      const first = createSimulation(scenario, weather, { seed: 11, replication: 0, modules: all, core });
      first.advanceTo(day * TICKS_PER_DAY + 12_345);
      const saved = first.snapshot();
      first.runToEnd();
      const second = createSimulation(scenario, weather, { seed: 11, replication: 0, modules: all, core });
      second.restore(saved);
      second.runToEnd();
      expect(second.dayDigests).toEqual(first.dayDigests);
      first.restore(saved);
      first.runToEnd();
      expect(first.digest()).toBe(second.digest());
    }
  });
});

describe('baseline and AI', () => {
  it('differ by exactly zero in every KPI when no module is on', () => {
    const summary = runReplications(scenario, weather, { seed: 3, replications: 2, policies: ['baseline', 'ai'], modules: NO_MODULES });
    const ids = Object.keys(summary.paired) as (keyof typeof summary.paired)[];
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) expect(summary.paired[id]!.values).toEqual([0, 0]);
    expect(summary.digest.ai).toBe(summary.digest.baseline);
  });

  it('decide differently with every module that is on, and only there', () => {
    for (const id of MODULE_IDS) {
      // Where one price of electricity holds all day there is nothing to shift.
      if (id === 'energy') continue;
      const one = run(new Set([id]), 0, core);
      expect(one.digest(), `module ${id} changes nothing`).not.toBe(baseline.digest());
      expect(one.decisions.count(id), `module ${id} decides nothing`).toBeGreaterThan(0);
    }
  });

  it('move wet processing out of the dearest zone, go on identically from a snapshot and lose no fabric by it', () => {
    const zoned = shippedScenario('zone-tariff');
    const energy = new Set(['energy'] as const);
    const [base, shifted, again] = [NO_MODULES, energy, energy].map((modules) => createSimulation(zoned, weather, { seed: 11, replication: 0, modules, core }));
    base!.runToEnd();
    shifted!.advanceTo(240 * TICKS_PER_DAY + 19 * 3600 + 5);
    again!.restore(shifted!.snapshot());
    shifted!.runToEnd();
    again!.runToEnd();
    expect(again!.digest()).toBe(shifted!.digest());
    const EVENING = 2;
    const eveningShare = (simulation: Simulation): number => {
      const uses = simulation.accounts().outcome.electricity.filter((use) => ['wetPreparation', 'dyeing', 'wetFinishing'].includes(use.energyFunction));
      const kwh = (of: (zone: number) => boolean): number => uses.reduce((sum, use) => sum + use.kwhByZone.reduce((a, b, zone) => (of(zone) ? a + b : a), 0), 0);
      return kwh((zone) => zone === EVENING) / kwh(() => true);
    };
    // Four of twenty-four hours: a sixth when nobody looks at the clock.
    expect(Math.abs(eveningShare(base!) - 1 / 6)).toBeLessThan(0.02);
    expect(eveningShare(shifted!)).toBeLessThan(0.8 * eveningShare(base!));
    expect(shifted!.world.ledger.maxErrorGrams).toBe(0);
    expect(shifted!.accounts().outcome.fabricGrams / base!.accounts().outcome.fabricGrams).toBeGreaterThan(0.999);
  });

  it('clear the same loads for export faster when corridors are forecast and documents declared in advance', () => {
    const sent = run(new Set(['shipment']), 0, core);
    const [before, after] = [baseline.accounts().outcome, sent.accounts().outcome];
    expect(after.exports.loads).toBeGreaterThan(5);
    expect(Math.abs(after.exports.loads - before.exports.loads)).toBeLessThanOrEqual(1);
    expect(after.exports.borderHours / after.exports.loads).toBeLessThan(before.exports.borderHours / before.exports.loads);
    // What is decided about sold goods changes nothing in the plants.
    expect([after.fabricGrams, after.yarnGrams, after.lintSoldGrams]).toEqual([before.fabricGrams, before.yarnGrams, before.lintSoldGrams]);
    const decided = sent.decisions.records.filter(({ module }) => module === 'shipment');
    const arrived = decided.filter(({ realised }) => realised !== undefined);
    expect(arrived.length).toBeGreaterThan(0.7 * decided.length);
    // The forecast of the days on the way is of use: its mean error is below a third of the mean way.
    // Where trust in the forecast is lost for a time, the habit decides without one.
    const foretold = arrived.filter(({ forecast }) => forecast !== undefined);
    expect(foretold.length).toBeGreaterThan(0.5 * arrived.length);
    const error = foretold.reduce((sum, { forecast, realised }) => sum + Math.abs(forecast! - realised!), 0);
    expect(error).toBeLessThan(foretold.reduce((sum, { realised }) => sum + realised!, 0) / 3);
  });

  it('sees the same weather and the same crop until the first decision that differs', () => {
    const ai = run(new Set(['inspection'] as const), 0, core);
    expect(ai.weatherYear).toBe(baseline.weatherYear);
    expect(ai.dayDigests.slice(0, 160)).toEqual(baseline.dayDigests.slice(0, 160));
  });

  it('train only on earlier years: the core does not depend on the replication that uses it', () => {
    const again = prepareCore(scenario, weather, 11);
    expect(JSON.stringify(again)).toBe(JSON.stringify(core));
    for (const forecaster of Object.values(core.forecasters)) expect(forecaster.evidence.rows).toBeGreaterThan(0);
  });

  it('uses a forecaster only where it surely beats the naive forecast out of sample', () => {
    for (const { verdict, evidence } of Object.values(core.forecasters)) {
      expect(evidence.seasons).toBeGreaterThanOrEqual(4);
      expect(verdict === 'notBetterThanNaive').toBe(!(evidence.reduction.low > 0));
    }
  });

  it('differ by exactly nothing when no decision is taken otherwise, and from its day on when one is', () => {
    const modules = new Set(['ginning'] as const);
    const options = { seed: 11, replication: 0, modules, core };
    const same = counterfactual(scenario, weather, { ...options, flip: undefined });
    expect(same.firstDifferentDay).toBeUndefined();
    for (const { difference } of Object.values(same.kpis)) expect(difference ?? 0).toBe(0);
    const decided = run(modules, 0, core).decisions.records.find((record) => record.module === 'ginning' && record.reason === 'bestLotValue')!;
    const other = counterfactual(scenario, weather, { ...options, flip: { module: 'ginning', call: decided.call } });
    expect(other.firstDifferentDay).toBeGreaterThanOrEqual(Math.floor(decided.executedTick / 86_400));
  });

  it('report every KPI in the unit of the dictionary', () => {
    const summary = runReplications(scenario, weather, { seed: 5, replications: 2, policies: ['baseline', 'ai'], modules: all });
    for (const id of KPI_IDS) {
      const estimate = summary.policies.ai?.[id];
      if (estimate) expect(estimate.unit).toBe(KPIS[id].unit);
    }
    expect(summary.massBalance.maxErrorGrams).toBe(0);
    expect(summary.policies.baseline?.equipmentProductivity?.values).toEqual([100, 100]);
  });
});
