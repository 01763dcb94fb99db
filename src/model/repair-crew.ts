// The fitters and the spare parts of one plant: who is repaired next, and what waits for a fitter or a part. Knows no machine; a client
// (a machine group, a gin line) reports failures and planned stops and is told when work on a unit begins. Kernel file: customers are the numbers
// that `enrol` gave, units are below their count.
import { assert } from '../base/assert.ts';
import type { Plain, Snapshotable } from '../base/plain.ts';
import type { RateGroup, RepairWait } from '../engine/resources/rate-group.ts';
import { WaitingLine } from '../engine/resources/waiting-line.ts';
import { SpareParts } from './spare-parts.ts';
import type { StockRules } from './spare-parts.ts';
import type { StageWorld } from './stage.ts';

/** Whose units are repaired. */
export interface RepairClient {
  /** A failed unit waits, for a fitter or for a part. */
  waits(unit: number, wait: RepairWait): void;
  /** The repair of a failed unit begins now. */
  repairs(unit: number): void;
  /** A planned stop of a unit can begin now; false when the unit is not available any more, so that nothing happens. */
  stops(unit: number): boolean;
}

/** The units of a rate group (with option `repairsOnCall`) as a client; its planned stops last `plannedStopTicks`. */
export function clientOf(rate: RepairableGroup, plannedStopTicks: number): RepairClient {
  return {
    waits: (unit, wait) => {
      rate.waitForRepair(unit, wait);
    },
    repairs: (unit) => {
      rate.startRepair(unit);
    },
    stops: (unit) => rate.maintainUnit(unit, plannedStopTicks),
  };
}
type RepairableGroup = Pick<RateGroup, 'waitForRepair' | 'startRepair' | 'maintainUnit'>;

export interface RepairTerms {
  readonly units: number;
  /** Fitters at one repair or planned stop. */
  readonly fitters: number;
  /** Who goes first when fitters are short: smaller numbers first; 0 for the bottleneck. */
  readonly priority: number;
  /** Failures a day at full running that take a part; 0 for a group whose repairs need none. */
  readonly failuresPerDay: number;
}

interface Customer {
  readonly client: RepairClient;
  readonly terms: RepairTerms;
  /** −1 for none. */
  readonly partClass: number;
  /** Fitters at work on each unit. */
  readonly assigned: Int32Array;
  /** Units with a planned stop that has not begun. */
  readonly isPlanned: Uint8Array;
  /** Repairs that wait for a part. */
  readonly noPart: WaitingLine;
}

const NONE = -1;
/** Job codes: (customer × 2 + planned) × units at most + unit. */
const MOST_UNITS = 65_536;
/** Planned stops come after every repair. */
const AFTER_REPAIRS = 1000;

const PRESENT = 0;
const BUSY = 1;

/** Failures take a part, then fitters, in order of priority and then of time; repairs that have begun go on when a shift ends. */
export class RepairCrew implements Snapshotable {
  readonly parts: SpareParts;
  readonly #world: StageWorld;
  readonly #customers: Customer[] = [];
  readonly #line = new WaitingLine('priority');
  readonly #state = new Int32Array(2);

  /** A crew without fitters, until `setFitters`. */
  constructor(world: StageWorld, site: number, rules: StockRules) {
    this.#world = world;
    this.parts = new SpareParts(world, site, rules, (partClass) => this.#delivered(partClass));
  }

  /** Fitters on shift, and those at work (more than that for a while after a shift that was better manned). */
  get fitters(): number {
    return this.#state[PRESENT]!;
  }

  get busyFitters(): number {
    return this.#state[BUSY]!;
  }

  /** Repairs and planned stops that wait for fitters. */
  get waiting(): number {
    return this.#line.length;
  }

  /** Enters a client in the books; returns its number for the calls below. Fails: AssertionError unless units ≤ 65,536 and fitters ≥ 1. */
  enrol(client: RepairClient, terms: RepairTerms): number {
    assert(terms.units <= MOST_UNITS && terms.fitters >= 1, `a crew serves up to ${MOST_UNITS} units with one fitter at least`);
    this.#customers.push({
      client,
      terms,
      partClass: terms.failuresPerDay > 0 ? this.parts.open(terms.failuresPerDay) : NONE,
      assigned: new Int32Array(terms.units),
      isPlanned: new Uint8Array(terms.units),
      noPart: new WaitingLine('fifo'),
    });
    return this.#customers.length - 1;
  }

  /** States how many fitters are on shift from now on. */
  setFitters(count: number): void {
    this.#state[PRESENT] = count;
    this.#startNext();
  }

  /** A unit has failed: it is repaired, or told what it waits for. */
  fails(customer: number, unit: number): void {
    const { client, noPart, partClass } = this.#customers[customer]!;
    if (partClass !== NONE && !this.parts.take(partClass, noPart.length)) {
      noPart.push(unit, this.#world.kernel.now, 0);
      client.waits(unit, 'parts');
      return;
    }
    this.#queue(customer, unit);
  }

  /** A planned stop is wanted: it begins when fitters are free, a part is there and the unit is still available; asking again changes nothing. */
  plans(customer: number, unit: number): void {
    const { terms, isPlanned } = this.#customers[customer]!;
    if (isPlanned[unit] === 1) return;
    isPlanned[unit] = 1;
    this.#line.push((customer * 2 + 1) * MOST_UNITS + unit, this.#world.kernel.now, AFTER_REPAIRS + terms.priority);
    this.#startNext();
  }

  /** Whether a planned stop of the unit is ordered and has not begun. */
  isPlanned(customer: number, unit: number): boolean {
    return this.#customers[customer]!.isPlanned[unit] === 1;
  }

  /** The unit is back: its fitters are free. */
  ends(customer: number, unit: number): void {
    const { assigned } = this.#customers[customer]!;
    this.#state[BUSY] = this.#state[BUSY]! - assigned[unit]!;
    assigned[unit] = 0;
    this.#startNext();
  }

  save(): Plain {
    return {
      parts: this.parts.save(),
      line: this.#line.save(),
      state: this.#state.slice(),
      customers: this.#customers.map(({ assigned, isPlanned, noPart }) => ({
        assigned: assigned.slice(),
        isPlanned: isPlanned.slice(),
        noPart: noPart.save(),
      })),
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      parts: Plain;
      line: Plain;
      state: Int32Array;
      customers: { assigned: Int32Array; isPlanned: Uint8Array; noPart: Plain }[];
    };
    this.parts.load(from.parts);
    this.#line.load(from.line);
    this.#state.set(from.state);
    this.#customers.forEach((customer, index) => {
      const state = from.customers[index]!;
      customer.assigned.set(state.assigned);
      customer.isPlanned.set(state.isPlanned);
      customer.noPart.load(state.noPart);
    });
  }

  #queue(customer: number, unit: number): void {
    const { client, terms } = this.#customers[customer]!;
    client.waits(unit, 'crew');
    this.#line.push(customer * 2 * MOST_UNITS + unit, this.#world.kernel.now, terms.priority);
    this.#startNext();
  }

  /** Parts have come: repairs that waited for them line up for fitters, first failed first. */
  #delivered(partClass: number): void {
    const customer = this.#customers.findIndex((each) => each.partClass === partClass);
    const { noPart } = this.#customers[customer]!;
    while (noPart.length > 0 && this.parts.onHand(partClass) > 0) {
      this.parts.take(partClass, noPart.length - 1);
      this.#queue(customer, noPart.shift());
    }
  }

  #startNext(): void {
    const state = this.#state;
    const line = this.#line;
    while (line.length > 0 && state[PRESENT]! > 0) {
      const job = line.firstJob;
      const unit = job % MOST_UNITS;
      const code = Math.floor(job / MOST_UNITS);
      const customer = this.#customers[code >> 1]!;
      // Where fewer fitters are on shift than a repair takes, all of them do it.
      const fitters = Math.min(customer.terms.fitters, state[PRESENT]!);
      if (state[PRESENT]! - state[BUSY]! < fitters) return;
      line.shift();
      const isPlanned = (code & 1) === 1;
      if (isPlanned && !this.#stopAsPlanned(customer, unit)) continue;
      customer.assigned[unit] = fitters;
      state[BUSY] = state[BUSY]! + fitters;
      if (!isPlanned) customer.client.repairs(unit);
    }
  }

  /** Begins a planned stop; false when there is no part for it or the unit is not available. */
  #stopAsPlanned(customer: Customer, unit: number): boolean {
    customer.isPlanned[unit] = 0;
    const { partClass } = customer;
    if (partClass !== NONE && this.parts.onHand(partClass) === 0) return false;
    if (!customer.client.stops(unit)) return false;
    if (partClass !== NONE) this.parts.take(partClass, 0);
    return true;
  }
}
