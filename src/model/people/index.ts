// The people of one plant, shift by shift: who is called in, who comes, which machines they attend, who repairs, what hours are worked and paid.
//
// How a stage uses it (one plant = one PlantPeople):
//   1. `const people = new PlantPeople(world, { site, shifts: millShifts(p), needed: { operator: 17, fitter: 5 } }, rules)`, where `rules` (PeopleRules)
//      comes with the stage's options. `needed` are whole posts of a full shift.
//   2. `new MachineGroup(world, options, onComplete, people.crew)`: its failures and planned stops then wait for fitters and parts, and it books no
//      labour of its own. `options.repairPriority`: 0 for the bottleneck.
//   3. `people.attend(group.rate, 'operator')` for each group that needs operators: its running machines are capped when too few come.
//   4. `people.setOpen(true | false)` in place of `group.rate.setOpen`: it opens the attended groups on shifts and closes them between.
//   5. In `closeDay`: `people.closeDay()` in place of the stage's own labour of its scheduled crew (paid hours go to ACTIVITY.labour).
//   6. `save`/`load`: `people.save()`, `people.load(…)`. Hours by role: `people.accounts()` (Stage.people).
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import type { RateGroup } from '../../engine/resources/rate-group.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { ROLE, ROLES } from '../domain/people.ts';
import type { Role, StaffAccount, StaffingPort, StaffingQuestion } from '../domain/people.ts';
import type { PeopleValues } from '../parameters/people.ts';
import { RepairCrew } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';
import { absenceLuck, absentees } from './absence.ts';
import { attendedMachines, manPosts } from './manning.ts';
import { ShiftCalendar } from './shift-calendar.ts';
import type { ShiftRules } from './shift-calendar.ts';

export { clientOf } from '../repair-crew.ts';
export type { RepairCrew } from '../repair-crew.ts';
export type { ShiftRules } from './shift-calendar.ts';

/** What all plants of a run share. */
export interface PeopleRules {
  readonly parameters: PeopleValues;
  /** Day of the year (1 …) of run day 0. */
  readonly startDayOfYear: number;
  readonly callsIn: StaffingPort;
}

export interface PlantStaffing {
  readonly site: number;
  readonly shifts: ShiftRules;
  /** Whole posts of each role on a full shift; a role that is left out has none. */
  readonly needed: Readonly<Partial<Record<Role, number>>>;
}

/** A group whose machines need operators. */
type AttendedGroup = Pick<RateGroup, 'units' | 'setAttendance' | 'setOpen'>;

/** Shifts of a mill that knows no season. */
export function millShifts(shifts: number, p: PeopleValues): ShiftRules {
  return { shiftsInSeason: shifts, shiftsOffSeason: shifts, shiftHours: p.shiftHours, seasonFromDay: 1, seasonToDay: 365 };
}

/** Posts of the fixed roster. Units: whole people, share; returns whole people. */
export function rosterOf(needed: number, reserveShare: number): number {
  return Math.round(needed * (1 + reserveShare));
}

const NONE = -1;
const COUNT = ROLES.length;
/** Rows of the hours: needed, called in, worked, paid. */
const NEEDED = 0;
const CALLED = COUNT;
const WORKED = 2 * COUNT;
const PAID = 3 * COUNT;

interface MutableQuestion extends StaffingQuestion {
  shift: number;
  startTick: number;
  hours: number;
}

export class PlantPeople implements Snapshotable {
  readonly crew: RepairCrew;
  readonly #world: StageWorld;
  readonly #site: number;
  readonly #p: PeopleValues;
  readonly #callsIn: StaffingPort;
  readonly #calendar: ShiftCalendar;
  readonly #onShift: ((isManned: boolean) => void) | undefined;
  readonly #code: number;
  readonly #groups: { readonly group: AttendedGroup; readonly role: number }[] = [];
  readonly #needed = new Int32Array(COUNT);
  readonly #roster = new Int32Array(COUNT);
  readonly #question: MutableQuestion;
  /** People of the shift that runs: called in, present, at their posts; scratch. */
  readonly #called = new Int32Array(COUNT);
  readonly #present = new Int32Array(COUNT);
  readonly #filled = new Int32Array(COUNT);
  readonly #spare = new Int32Array(COUNT);
  /** Person-ticks by row and role, and the labour that is not booked yet. */
  readonly #ticks = new Float64Array(4 * COUNT);
  #unbookedTicks = 0;
  #since: number;
  #shift = NONE;
  #isOpen = false;
  #event = NONE;

  /** A closed plant. `onShift` runs when a shift begins or ends while the plant is open. Fails: AssertionError unless the posts are whole, at
   *  least one in all, and `needed` names a fitter or nothing can be repaired. */
  constructor(world: StageWorld, staffing: PlantStaffing, rules: PeopleRules, onShift?: (isManned: boolean) => void) {
    const { site, needed } = staffing;
    this.#world = world;
    this.#site = site;
    this.#p = rules.parameters;
    this.#callsIn = rules.callsIn;
    this.#onShift = onShift;
    this.#calendar = new ShiftCalendar(staffing.shifts, rules.startDayOfYear);
    this.#since = world.kernel.now;
    const name = world.cluster.sites[site]!.id;
    ROLES.forEach((role, index) => {
      const posts = needed[role] ?? 0;
      assert(Number.isInteger(posts) && posts >= 0, `${name}: posts of role ${role} must be a whole number >= 0, got ${posts}`);
      this.#needed[index] = posts;
      this.#roster[index] = rosterOf(posts, this.#p.reserveShare);
    });
    assert(this.#needed[ROLE.operator]! > 0 && this.#needed[ROLE.fitter]! > 0, `${name}: a plant needs an operator and a fitter at least`);
    this.#question = { site, shift: 0, startTick: 0, hours: 0, needed: this.#needed, roster: this.#roster };
    this.crew = new RepairCrew(world, site, this.#p);
    this.#code = world.kernel.register(`${name}.shift`, () => this.#changeShift());
  }

  /** Whether the plant is open and a shift is on. */
  get isManned(): boolean {
    return this.#shift !== NONE;
  }

  /** People of a role who are there. */
  present(role: Role): number {
    return this.#present[ROLE[role]]!;
  }

  /** Has the machines of a group open on shifts only, and as many of them attended as the people of a role allow. */
  attend(group: AttendedGroup, role: Role): void {
    this.#groups.push({ group, role: ROLE[role] });
    group.setOpen(this.isManned);
  }

  /** Opens the plant (the present shift is called in at once) or closes it; without effect when it is so already. */
  setOpen(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (this.#event !== NONE) this.#world.kernel.cancel(this.#event);
    this.#event = NONE;
    this.#changeShift();
  }

  /** Books the hours paid since the last call as labour. */
  closeDay(): void {
    this.#book();
    this.#world.activities.add(this.#site, ACTIVITY.labour, this.#unbookedTicks / TICKS_PER_HOUR);
    this.#unbookedTicks = 0;
  }

  /** Hours of every role that has posts, up to the last booking (day's end or change of shift). */
  accounts(): readonly StaffAccount[] {
    const hours = (row: number): number => this.#ticks[row]! / TICKS_PER_HOUR;
    return ROLES.flatMap((role, index) =>
      this.#needed[index] === 0 && this.#ticks[CALLED + index] === 0
        ? []
        : [{
            site: this.#site,
            role,
            neededHours: hours(NEEDED + index),
            calledHours: hours(CALLED + index),
            workedHours: hours(WORKED + index),
            paidHours: hours(PAID + index),
          }],
    );
  }

  save(): Plain {
    return {
      crew: this.crew.save(),
      called: this.#called.slice(),
      present: this.#present.slice(),
      filled: this.#filled.slice(),
      ticks: this.#ticks.slice(),
      unbookedTicks: this.#unbookedTicks,
      since: this.#since,
      shift: this.#shift,
      isOpen: this.#isOpen,
      event: this.#event,
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      crew: Plain;
      called: Int32Array;
      present: Int32Array;
      filled: Int32Array;
      ticks: Float64Array;
      unbookedTicks: number;
      since: number;
      shift: number;
      isOpen: boolean;
      event: number;
    };
    this.crew.load(from.crew);
    this.#called.set(from.called);
    this.#present.set(from.present);
    this.#filled.set(from.filled);
    this.#ticks.set(from.ticks);
    this.#unbookedTicks = from.unbookedTicks;
    this.#since = from.since;
    this.#shift = from.shift;
    this.#isOpen = from.isOpen;
    this.#event = from.event;
  }

  /** Books person-ticks since the last booking. */
  #book(): void {
    const { now } = this.#world.kernel;
    const elapsed = now - this.#since;
    this.#since = now;
    if (!this.isManned || elapsed === 0) return;
    for (let role = 0; role < COUNT; role += 1) {
      const called = this.#called[role]! * elapsed;
      const worked = this.#present[role]! * elapsed;
      const calledOff = Math.max(0, this.#roster[role]! * elapsed - called);
      const paid = worked + (called - worked) * this.#p.paidAbsenceShare + calledOff * this.#p.callOffPaidShare;
      this.#ticks[NEEDED + role] = this.#ticks[NEEDED + role]! + this.#needed[role]! * elapsed;
      this.#ticks[CALLED + role] = this.#ticks[CALLED + role]! + called;
      this.#ticks[WORKED + role] = this.#ticks[WORKED + role]! + worked;
      this.#ticks[PAID + role] = this.#ticks[PAID + role]! + paid;
      this.#unbookedTicks += paid;
    }
  }

  /** A shift begins or ends, or the plant opens or closes. */
  #changeShift(): void {
    const { kernel } = this.#world;
    this.#book();
    this.#event = NONE;
    this.#shift = this.#isOpen ? this.#calendar.shiftAt(kernel.now) : NONE;
    if (this.#isOpen) this.#event = kernel.schedule(this.#calendar.nextChange(kernel.now), RANK.decision, this.#code, 0, 0);
    if (this.isManned) this.#callIn();
    else {
      this.#called.fill(0);
      this.#present.fill(0);
      this.#filled.fill(0);
    }
    this.crew.setFitters(this.#present[ROLE.fitter]!);
    for (const { group, role } of this.#groups) {
      if (this.isManned) group.setAttendance(attendedMachines(group.units, this.#filled[role]!, this.#needed[role]!));
      group.setOpen(this.isManned);
    }
    this.#onShift?.(this.isManned);
  }

  #callIn(): void {
    const { kernel, streams } = this.#world;
    const question = this.#question;
    question.shift = this.#shift;
    question.startTick = kernel.now;
    question.hours = (this.#calendar.nextChange(kernel.now) - kernel.now) / TICKS_PER_HOUR;
    this.#called.set(this.#roster);
    this.#callsIn(question, this.#called);
    for (let role = 0; role < COUNT; role += 1) {
      const called = this.#called[role]!;
      assert(called >= 0, 'less than nobody was called in');
      if (called === 0) {
        this.#present[role] = 0;
        continue;
      }
      const luck = absenceLuck(streams, this.#site, role, this.#shift);
      this.#present[role] = called - absentees(called, this.#p.absenceShare, luck);
    }
    manPosts(this.#needed, this.#present, this.#filled, this.#spare);
  }
}
