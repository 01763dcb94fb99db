// The inspection desk of a mill: finished batches get their luck and a method, are graded when it is done, and findings go upstream.
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import { FABRIC } from '../domain/lots.ts';
import type { TextilePorts } from '../domain/ports.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { StageWorld } from '../stage.ts';
import { CAUSE } from './batch-columns.ts';
import { inspect, INSPECTION_METHODS, inspectionEyes, judge, judgeSets } from './inspection.ts';

/** Events that the stage schedules for the desk of a mill. */
export interface InspectionAgenda {
  inspected(batch: number, method: number, feedbackTicks: number, delayTicks: number): void;
  feedback(batch: number, cause: number, delayTicks: number): void;
}

const SECONDS_PER_MINUTE = 60;

/** It has no state of its own: what is under inspection is on the agenda. */
export class InspectionDesk {
  readonly #world: StageWorld;
  readonly #index: number;
  readonly #site: number;
  readonly #p: TextileValues;
  readonly #ports: TextilePorts;
  readonly #agenda: InspectionAgenda;
  readonly #luck: Stream;
  readonly #setLuck: Stream;
  readonly #eyes: ReturnType<typeof inspectionEyes>;

  constructor(world: StageWorld, index: number, parameters: TextileValues, ports: TextilePorts, agenda: InspectionAgenda) {
    this.#world = world;
    this.#index = index;
    this.#site = world.cluster.textileMills[index]!.site;
    this.#p = parameters;
    this.#ports = ports;
    this.#agenda = agenda;
    this.#luck = world.streams.get('textile.inspection', index);
    this.#setLuck = world.streams.get('textile.makingUp', index);
    this.#eyes = inspectionEyes(parameters);
  }

  /** A finished batch comes to inspection. */
  receive(batch: number): void {
    const { lots, activities } = this.#world;
    judge(lots, batch, this.#luck, this.#p);
    judgeSets(lots, batch, this.#setLuck, this.#p);
    const { method, feedbackTicks } = this.#ports.chooseInspection(this.#index, batch);
    const code = INSPECTION_METHODS.indexOf(method);
    if (method === 'none') {
      this.#agenda.inspected(batch, code, 0, 0);
      return;
    }
    const metres = lots.trait(batch, FABRIC.metres);
    const eye = this.#eyes[method];
    activities.add(this.#site, ACTIVITY.labour, (metres / 1000) * eye.hoursPer1000m);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.inspection, (metres / 1000) * this.#p.inspectionKwhPer1000m);
    this.#agenda.inspected(batch, code, feedbackTicks, Math.round((metres / eye.metresPerMinute) * SECONDS_PER_MINUTE));
  }

  /** Inspection of a batch has ended: it gets its grade, and a named cause goes to whoever can correct it. */
  grade(batch: number, methodCode: number, feedbackTicks: number): void {
    const named = inspect(this.#world.lots, batch, INSPECTION_METHODS[methodCode]!, this.#p);
    if (named === CAUSE.yarn || named === CAUSE.weaving) this.#agenda.feedback(batch, named, feedbackTicks);
    this.#ports.batchGraded(batch, this.#index);
  }
}
