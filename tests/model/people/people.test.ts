// People of a plant: shifts, absence, posts, hours, by hand-made arithmetic.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { RateGroup } from '../../../src/engine/resources/rate-group.ts';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import { fixedRoster, ROLE } from '../../../src/model/domain/people.ts';
import type { StaffingPort, StaffingQuestion } from '../../../src/model/domain/people.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { PEOPLE_PARAMETERS } from '../../../src/model/parameters/people.ts';
import type { PeopleValues } from '../../../src/model/parameters/people.ts';
import { absentees } from '../../../src/model/people/absence.ts';
import { millShifts, PlantPeople, rosterOf } from '../../../src/model/people/index.ts';
import { attendedMachines, manPosts } from '../../../src/model/people/manning.ts';
import { ShiftCalendar } from '../../../src/model/people/shift-calendar.ts';
import { plantWorld } from '../plant-world.ts';

const DEFAULTS = defaultValues(PEOPLE_PARAMETERS);
const HOUR = TICKS_PER_HOUR;

interface Options {
  readonly parameters?: Partial<PeopleValues>;
  readonly shifts?: number;
  readonly callsIn?: StaffingPort;
  readonly replication?: number;
}

function plant(options: Options = {}) {
  const { world } = plantWorld(options.replication ?? 0);
  const p = { ...DEFAULTS, absenceShare: 0, reserveShare: 0, ...options.parameters };
  const people = new PlantPeople(
    world,
    { site: 0, shifts: millShifts(options.shifts ?? 3, p), needed: { operator: 10, helper: 2, fitter: 2 } },
    { parameters: p, startDayOfYear: 1, callsIn: options.callsIn ?? fixedRoster },
  );
  const group = new RateGroup(
    world.kernel,
    'plant.machines',
    { units: 20, ratePerUnitHour: 1, mtbfHours: Infinity, weibullShape: 1, mttrHours: 1, repairCv: 0, streams: world.streams },
    () => {},
  );
  people.attend(group, 'operator');
  return { world, people, group };
}

const byRole = (posts: Partial<Record<keyof typeof ROLE, number>>): Int32Array => {
  const list = new Int32Array(5);
  for (const [role, count] of Object.entries(posts)) list[ROLE[role as keyof typeof ROLE]] = count;
  return list;
};

describe('a shift calendar', () => {
  const rules = { shiftsInSeason: 2, shiftsOffSeason: 1, shiftHours: 8, seasonFromDay: 300, seasonToDay: 20 };

  it('holds the shifts of the season, over the turn of the year too', () => {
    const calendar = new ShiftCalendar(rules, 1);
    expect([0, 19, 20, 298, 299, 364, 365].map((day) => calendar.shiftsOn(day))).toEqual([2, 2, 1, 1, 2, 2, 2]);
  });

  it('begins at six, numbers shifts by day and place and is closed between them', () => {
    const calendar = new ShiftCalendar(rules, 1);
    expect([5, 6, 13.99, 14, 21.99, 22, 29.99, 30].map((hour) => calendar.shiftAt(Math.floor(hour * HOUR)))).toEqual([-1, 3, 3, 4, 4, -1, -1, 6]);
    expect([5, 6, 14, 22].map((hour) => calendar.nextChange(hour * HOUR) / HOUR)).toEqual([6, 14, 22, 30]);
  });

  it('fills the day with three shifts of eight hours, and with two of twelve', () => {
    for (const [shifts, hours] of [[3, 8], [2, 12], [3, 12]] as const) {
      const calendar = new ShiftCalendar({ ...rules, shiftsInSeason: shifts, shiftsOffSeason: shifts, shiftHours: hours }, 1);
      let tick = 0;
      for (let change = 0; change < 20; change += 1) {
        expect(calendar.shiftAt(tick)).not.toBe(-1);
        const next = calendar.nextChange(tick);
        expect(next).toBeGreaterThan(tick);
        expect(calendar.shiftAt(next - 1)).toBe(calendar.shiftAt(tick));
        expect(calendar.shiftAt(next)).not.toBe(calendar.shiftAt(tick));
        tick = next;
      }
    }
  });
});

describe('absence', () => {
  it('inverts the binomial distribution: ten people at a tenth', () => {
    // P(0) = 0.9¹⁰ = 0.34868, P(≤ 1) = 0.73610, P(≤ 2) = 0.92981.
    expect([0.3486, 0.3488, 0.7360, 0.7362, 0.9298, 0.9299].map((u) => absentees(10, 0.1, u))).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('has the binomial mean, with thousands of people too, and never more than there are', () => {
    for (const [people, probability] of [[12, 0.05], [300, 0.12], [7000, 0.06]] as const) {
      const steps = 2000;
      let sum = 0;
      for (let i = 0; i < steps; i += 1) sum += absentees(people, probability, (i + 0.5) / steps);
      // The quantile at mid-points integrates the distribution; steps in the tails cost less than half a person.
      expect(Math.abs(sum / steps - people * probability)).toBeLessThan(0.5 * Math.max(1, people / 3000));
    }
    expect(absentees(5, 0.15, 1 - 1e-12)).toBeLessThanOrEqual(5);
    expect(absentees(0, 0.1, 0.5)).toBe(0);
    expect(absentees(4, 0, 0.999)).toBe(0);
    expect(absentees(4, 1, 0.001)).toBe(4);
  });
});

describe('posts', () => {
  const man = (needed: Int32Array, present: Int32Array): number[] => {
    const filled = new Int32Array(5);
    manPosts(needed, present, filled, new Int32Array(5));
    return Array.from(filled);
  };

  it('are filled by the role itself, then by those left over who have the skill', () => {
    // One operator short; a fitter is to spare.
    expect(man(byRole({ operator: 6, fitter: 2 }), byRole({ operator: 5, fitter: 3 }))).toEqual([6, 0, 2, 0, 0]);
    // Nobody left over can inspect but a sorter.
    expect(man(byRole({ sorter: 2, inspector: 3 }), byRole({ operator: 4, sorter: 3, inspector: 1 }))).toEqual([0, 0, 0, 2, 2]);
  });

  it('of operators are taken over by helpers, of fitters by nobody', () => {
    expect(man(byRole({ operator: 6, helper: 4, fitter: 2 }), byRole({ operator: 4, helper: 4, fitter: 1 }))).toEqual([6, 2, 1, 0, 0]);
  });

  it('that stay empty keep their share of the machines unattended', () => {
    expect(attendedMachines(20, 10, 10)).toBe(20);
    expect(attendedMachines(20, 7, 10)).toBe(14);
    expect(attendedMachines(1, 1, 3)).toBe(1);
    expect(attendedMachines(8, 0, 3)).toBe(0);
    expect(attendedMachines(8, 0, 0)).toBe(8);
  });
});

describe('the people of a plant', () => {
  it('work and are paid for the shifts that are held', () => {
    const { world, people, group } = plant({ shifts: 2 });
    people.setOpen(true);
    expect(group.isOpen).toBe(false);
    world.kernel.runUntil(TICKS_PER_DAY);
    people.closeDay();
    // Two shifts of 8 h with 14 people.
    expect(world.activities.total(0, ACTIVITY.labour)).toBe(2 * 8 * 14);
    const [operators] = people.accounts();
    expect(operators).toEqual({ site: 0, role: 'operator', neededHours: 160, calledHours: 160, workedHours: 160, paidHours: 160 });
    // From six to ten at night the machines were open.
    const time = group.account(world.kernel.now);
    expect(time.closed / 20 / HOUR).toBe(8);
  });

  it('open the machines at once when the plant opens in a shift, and go home when it closes', () => {
    const { world, people, group } = plant();
    world.kernel.runUntil(10 * HOUR);
    people.setOpen(true);
    expect(group.isOpen).toBe(true);
    expect(people.crew.fitters).toBe(2);
    world.kernel.runUntil(13 * HOUR);
    people.setOpen(false);
    people.setOpen(false);
    expect(group.isOpen).toBe(false);
    expect(people.crew.fitters).toBe(0);
    world.kernel.runUntil(TICKS_PER_DAY);
    people.closeDay();
    expect(world.activities.total(0, ACTIVITY.labour)).toBe(3 * 14);
  });

  it('that stay away leave machines unattended and are paid in part', () => {
    const { world, people, group } = plant({ parameters: { absenceShare: 0.15, paidAbsenceShare: 0.4 } });
    people.setOpen(true);
    group.start(1, 1e9, 1);
    let unattended = 0;
    for (let shift = 0; shift < 60; shift += 1) {
      if (group.attendedUnits < 20) unattended += 1;
      world.kernel.runUntil(world.kernel.now + 8 * HOUR);
    }
    people.closeDay();
    expect(unattended).toBeGreaterThan(10);
    expect(group.account(world.kernel.now).unattended).toBeGreaterThan(0);
    const [operators] = people.accounts();
    const { calledHours, workedHours, paidHours } = operators!;
    expect(calledHours).toBe(60 * 8 * 10);
    // Mean 85 %; standard deviation over 60 shifts of 10: √(0.15 × 0.85 / 600) = 1.5 points.
    expect(Math.abs(workedHours / calledHours - 0.85)).toBeLessThan(0.045);
    expect(paidHours).toBeCloseTo(workedHours + 0.4 * (calledHours - workedHours), 6);
  });

  it('are the same people in compared runs, and others in another replication', () => {
    const present = (openFrom: number, replication: number): number[] => {
      const { world, people } = plant({ parameters: { absenceShare: 0.15 }, replication });
      world.kernel.runUntil(openFrom * HOUR);
      people.setOpen(true);
      const seen: number[] = [];
      for (let shift = 3; shift < 40; shift += 1) {
        world.kernel.runUntil((6 + 8 * shift) * HOUR + 1);
        seen.push(people.present('operator'));
      }
      return seen;
    };
    expect(present(2, 0)).toEqual(present(20, 0));
    expect(present(2, 0)).not.toEqual(present(2, 1));
  });

  it('are called in as the port says, which is asked before each shift and knows the roster', () => {
    const asked: [number, number, number][] = [];
    const callsIn: StaffingPort = (question: StaffingQuestion, calledIn) => {
      asked.push([question.shift, question.hours, question.roster[ROLE.operator]!]);
      calledIn[ROLE.operator] = question.shift === 4 ? 5 : 10;
    };
    const { world, people, group } = plant({ callsIn, parameters: { reserveShare: 0.2 } });
    people.setOpen(true);
    world.kernel.runUntil(15 * HOUR);
    expect(asked).toEqual([[2, 6, 12], [3, 8, 12], [4, 8, 12]]);
    // Five operators and, of three helpers who were called in, two to whom it leaves no post of their own and one spare.
    expect(group.attendedUnits).toBe(attendedMachines(20, 7, 10));
  });

  it('keep half of the wage of those of the roster who are not called in: five of ten for eight hours are 20 h more than the 72 h worked', () => {
    const callsIn: StaffingPort = (_question, calledIn) => {
      calledIn[ROLE.operator] = 5;
    };
    const { world, people } = plant({ callsIn, parameters: { callOffPaidShare: 0.5 } });
    world.kernel.runUntil(6 * HOUR);
    people.setOpen(true);
    world.kernel.runUntil(14 * HOUR);
    people.closeDay();
    expect(world.activities.today(0, ACTIVITY.labour)).toBeCloseTo(8 * (5 + 2 + 2) + 0.5 * 8 * 5, 9);
  });

  it('are refused without an operator or a fitter', () => {
    const { world } = plantWorld();
    const rules = { parameters: DEFAULTS, startDayOfYear: 1, callsIn: fixedRoster };
    const shifts = millShifts(3, DEFAULTS);
    expect(() => new PlantPeople(world, { site: 0, shifts, needed: { operator: 3 } }, rules)).toThrow('fitter');
    expect(() => new PlantPeople(world, { site: 0, shifts, needed: { operator: 2.5, fitter: 1 } }, rules)).toThrow('whole');
  });

  it('resume from a snapshot as if nothing had happened', () => {
    const run = (isRestored: boolean): unknown => {
      const first = plant({ parameters: { absenceShare: 0.1 } });
      first.people.setOpen(true);
      first.group.start(1, 1e9, 1);
      first.world.kernel.runUntil(50 * HOUR);
      let { world, people, group } = first;
      if (isRestored) {
        const saved = [world.kernel.save(), world.streams.save(), people.save(), group.save()];
        ({ world, people, group } = plant({ parameters: { absenceShare: 0.1 } }));
        world.kernel.load(saved[0]);
        world.streams.load(saved[1]);
        people.load(saved[2]);
        group.load(saved[3]);
      }
      world.kernel.runUntil(400 * HOUR);
      people.closeDay();
      return [people.accounts(), group.account(world.kernel.now), people.crew.fitters];
    };
    expect(run(true)).toEqual(run(false));
  });
});

describe('the fixed roster', () => {
  it('holds the reserve on top of full manning, in whole people', () => {
    expect([rosterOf(20, 0.05), rosterOf(8, 0.05), rosterOf(12, 0.05), rosterOf(1, 0.2)]).toEqual([21, 8, 13, 1]);
  });
});
