// Stops of the line of one gin from the failure to the return: who has to come, what is waited for, how long the stands are held.
// Knows no cotton and no electricity; the owner says when machines fail and schedules their return.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { RateGroup } from '../../engine/resources/rate-group.ts';
import type { RepairCrew } from '../people/index.ts';
import type { GinParameters } from './gin-parameters.ts';
import { HOLD, LineHold } from './line-hold.ts';
import type { HoldReason } from './line-hold.ts';
import { isMinorStop, STOP_MODE, takesFitter } from './line-stops.ts';
import type { LineStops } from './line-stops.ts';
import { failureSparesUsd } from './spares.ts';

/** What the owner does for a stop. */
export interface LineRepairEffects {
  /** The line stands or goes on: the flow changes. */
  readonly changed: () => void;
  /** The machine of a mode is back after some ticks: `returns(mode)` is called then. */
  readonly scheduleReturn: (mode: number, ticks: number) => void;
  readonly buySpares: (usd: number) => void;
}

const HOURS_PER_DAY = 24;

export class LineRepairs implements Snapshotable {
  readonly hold = new LineHold();
  readonly #p: GinParameters;
  readonly #stands: RateGroup;
  readonly #stops: LineStops;
  readonly #crew: RepairCrew;
  readonly #effects: LineRepairEffects;
  readonly #fitters: number;
  readonly #tick: () => number;
  /** Numbers in the books of the crew. */
  readonly #press: number;
  readonly #lintCleaner: number;
  /** Ticks of the repair that waits for a fitter or a part. */
  #repairTicks = 0;

  /** Enters lint cleaners and press in the books of the crew, before all stands. Units: fitters at one repair; `now` tells the present tick. */
  constructor(
    parameters: GinParameters,
    machines: { readonly stands: RateGroup; readonly stops: LineStops; readonly crew: RepairCrew },
    fitters: number,
    now: () => number,
    effects: LineRepairEffects,
  ) {
    this.#p = parameters;
    this.#stands = machines.stands;
    this.#stops = machines.stops;
    this.#crew = machines.crew;
    this.#fitters = fitters;
    this.#tick = now;
    this.#effects = effects;
    this.#lintCleaner = this.#enrol(STOP_MODE.lintCleaner, parameters.lintCleanerMtbfHours);
    this.#press = this.#enrol(STOP_MODE.press, parameters.pressMtbfHours);
  }

  get isHeld(): boolean {
    return this.hold.isHeld;
  }

  /** A machine that all cotton passes stops. */
  fails(mode: number): void {
    this.#effects.buySpares(failureSparesUsd(this.#p, mode));
    this.#repairTicks = this.#stops.drawRepair(mode);
    if (takesFitter(mode)) {
      this.#holdLine(HOLD.waitingForCrew);
      this.#crew.fails(this.#customer(mode), 0);
      return;
    }
    this.#holdLine(isMinorStop(mode) ? HOLD.minorStop : HOLD.repair);
    this.#effects.scheduleReturn(mode, this.#repairTicks);
  }

  /** The stopped machine is back, as new. */
  returns(mode: number): void {
    this.hold.end(this.#blockedTicks());
    this.#stops.renew(mode);
    this.#stands.unblock();
    if (takesFitter(mode)) this.#crew.ends(this.#customer(mode), 0);
    this.#effects.changed();
  }

  /** Whether a planned stop is ordered and has not begun. */
  isPlanned(mode: number): boolean {
    return this.#crew.isPlanned(this.#customer(mode), 0);
  }

  /** Orders a planned stop of the lint cleaners or the press; it is dropped when the line stands by then. */
  plan(mode: number): void {
    this.#crew.plans(this.#customer(mode), 0);
  }

  save(): Plain {
    return { hold: this.hold.save(), repairTicks: this.#repairTicks };
  }

  load(saved: Plain): void {
    const from = saved as { hold: Plain; repairTicks: number };
    this.hold.load(from.hold);
    this.#repairTicks = from.repairTicks;
  }

  #customer(mode: number): number {
    return mode === STOP_MODE.press ? this.#press : this.#lintCleaner;
  }

  #enrol(mode: number, mtbfHours: number): number {
    return this.#crew.enrol(
      {
        waits: (_unit, wait) => {
          this.#holdLine(wait === 'crew' ? HOLD.waitingForCrew : HOLD.waitingForParts);
        },
        repairs: () => {
          this.#holdLine(HOLD.repair);
          this.#effects.scheduleReturn(mode, this.#repairTicks);
        },
        stops: () => this.#stopAsPlanned(mode),
      },
      { units: 1, fitters: this.#fitters, priority: 0, failuresPerDay: HOURS_PER_DAY / mtbfHours },
    );
  }

  /** Begins a planned stop of a line machine, unless the line stands already. */
  #stopAsPlanned(mode: number): boolean {
    if (this.isHeld) return false;
    this.#effects.buySpares(failureSparesUsd(this.#p, mode) * this.#p.plannedSparesShare);
    this.#holdLine(HOLD.planned);
    this.#effects.scheduleReturn(mode, Math.max(1, Math.round(this.#stops.meanRepairTicks(mode) * this.#p.plannedStopShare)));
    return true;
  }

  /** Holds the line, or gives the stop that lasts another reason. */
  #holdLine(reason: HoldReason): void {
    this.hold.begin(reason, this.#blockedTicks());
    this.#stands.block();
    this.#effects.changed();
  }

  #blockedTicks(): number {
    return this.#stands.account(this.#tick()).blocked;
  }
}
