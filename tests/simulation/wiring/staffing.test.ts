// Wiring of desk and plants: what is known when a shift is staffed, what is too late, and how forecasts meet their outcomes.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../../src/base/units.ts';
import type { DeskObservation, PlantShiftObservation } from '../../../src/decision/observations.ts';
import { ROLE, ROLES, type StaffingQuestion } from '../../../src/model/domain/people.ts';
import type { ContactDeskStage } from '../../../src/model/contact-desk/index.ts';
import { defaultParameterValues } from '../../../src/model/parameters/index.ts';
import { DeskStaffing } from '../../../src/simulation/wiring/desk-ports.ts';
import { PlantStaffing, type StaffedStages } from '../../../src/simulation/wiring/staffing-ports.ts';
import type { RunContext } from '../../../src/simulation/wiring/run-context.ts';
import { plantWorld } from '../../model/plant-world.ts';

interface Opened {
  readonly task: string;
  readonly key: number;
  readonly row: number[];
}

/** A run of one gin whose parts are those that staffing asks. */
function staffedRun(latencyTicks = 0) {
  const { world } = plantWorld();
  const gin = { site: 0, kind: 'saw', stands: 2, lintKgPerStandHour: 600, connectedPowerKw: 1, vehicles: 1, baleDestinationSite: 0 } as const;
  const seen: { desk: DeskObservation[]; plant: PlantShiftObservation[] } = { desk: [], plant: [] };
  const opened: Opened[] = [];
  const settled: { task: string; key: number; actual: number }[] = [];
  const run = {
    world: { ...world, cluster: { ...world.cluster, gins: [gin], blocks: [{ site: 0, areaHa: 10_000 }] } },
    scenario: { parameters: defaultParameterValues() },
    information: { latencyTicks: () => latencyTicks, observe: (_point: string, value: number) => value },
    policies: {
      staffing: {
        agents: (observation: DeskObservation) => {
          seen.desk.push({ ...observation, contacts: observation.contacts.slice() });
          return { value: 9, reason: 'staffedByForecast' };
        },
        operators: (observation: PlantShiftObservation) => {
          seen.plant.push({ ...observation, arrivals: observation.arrivals.slice() });
          return { value: 3, reason: 'staffedByForecast' };
        },
      },
    },
    modules: new Set(['staffing']),
    isOracle: false,
    history: undefined,
    log: { keepsRecords: false, add: () => -1, realise: () => undefined },
    forecasts: {
      isOpen: () => true,
      open: (task: string, key: number, _group: number, _tick: number, row: Float64Array) => void opened.push({ task, key, row: [...row] }),
      settle: (task: string, key: number, _tick: number, actual: number) => void settled.push({ task, key, actual }),
    },
    startDayOfYear: 240,
  } as unknown as RunContext;
  return { run, world, seen, opened, settled };
}

const MONDAY = 4;

describe('staffing of the desk', () => {
  const caused: number[] = [];
  const desk = { expect: (contacts: number) => void caused.push(contacts) } as unknown as ContactDeskStage;
  /** Shift s is staffed when shift s − 1 begins; 10 s contacts come in shift s. */
  const weeks = (staffing: DeskStaffing, shifts: number): void => {
    for (let shift = 0; shift < shifts; shift += 1) {
      if (shift === 0) staffing.agents(0);
      staffing.agents(shift + 1);
      staffing.shiftEnded(shift, 10 * shift, 1, 5);
    }
  };

  it('knows the same shift a week ago, the last that is over, yesterday’s, its place in the day and whether it is a weekend', () => {
    const { run, seen, opened, settled } = staffedRun();
    weeks(new DeskStaffing(run, MONDAY, () => desk), 30);
    const at = (shift: number): number[] => [...seen.desk[shift]!.contacts];
    expect(at(20)[0]).toBeNaN();
    expect(at(21).slice(0, 5)).toEqual([0, 190, 180, 0, 0]);
    expect(at(29).slice(0, 5)).toEqual([80, 270, 260, 2, 0]);
    expect([at(14)[4], at(15)[4], at(20)[4]]).toEqual([0, 1, 1]);
    expect(opened[0]).toMatchObject({ task: 'contacts', key: 21 });
    expect(settled.at(-1)).toEqual({ task: 'contacts', key: 29, actual: 290 });
  });

  it('counts the loads of the last day and tells the desk what each causes', () => {
    const { run, seen } = staffedRun();
    const staffing = new DeskStaffing(run, MONDAY, () => desk);
    for (let shift = 0; shift < 8; shift += 1) {
      staffing.agents(shift);
      staffing.noteLoad();
    }
    expect(seen.desk.map(({ contacts }) => contacts[5])).toEqual([0, 1, 2, 3, 3, 3, 3, 3]);
    expect(caused.at(-1)).toBe(defaultParameterValues().contactDesk.contactsPerLoad);
  });

  it('keeps the fixed shift when the decision comes after the shift has begun', () => {
    const [inTime, late] = [4, 5].map((hours) => {
      const { run, seen } = staffedRun(hours * TICKS_PER_HOUR);
      return [new DeskStaffing(run, MONDAY, () => desk).agents(1), seen.desk[0]!.fixedAgents];
    });
    expect(inTime![0]).toBe(9);
    expect(late![0]).toBe(late![1]);
  });

  it('lays the fixed shift out anew when the picking season begins: 400 contacts a day, then 565', () => {
    const { run, seen } = staffedRun();
    weeks(new DeskStaffing(run, MONDAY, () => desk), 30);
    // (400 / 12 h × 300 s) / 0.6 = 4.6 agents; (565 / 12 h × 300 s) / 0.6 = 6.5. Season from day 244: run day 4, shift 12.
    expect([seen.desk[11]!.fixedAgents, seen.desk[12]!.fixedAgents]).toEqual([5, 7]);
  });

  it('goes on as it would have from a snapshot', () => {
    const [whole, broken] = [staffedRun(), staffedRun()];
    weeks(new DeskStaffing(whole.run, MONDAY, () => desk), 40);
    const first = new DeskStaffing(broken.run, MONDAY, () => desk);
    weeks(first, 25);
    const second = new DeskStaffing(broken.run, MONDAY, () => desk);
    second.load(first.save());
    for (let shift = 25; shift < 40; shift += 1) {
      second.agents(shift + 1);
      second.shiftEnded(shift, 10 * shift, 1, 5);
    }
    expect(broken.seen.desk.at(-1)).toEqual(whole.seen.desk.at(-1));
  });
});

describe('staffing of a plant', () => {
  const stages = { gin: () => ({ yardTonnes: () => 12, ratedTonnesPerHour: () => 3 }) } as unknown as StaffedStages;
  const posts = (operators: number, helpers: number): Int32Array => {
    const list = new Int32Array(ROLES.length);
    list[ROLE.operator] = operators;
    list[ROLE.helper] = helpers;
    return list;
  };
  const question = (hours: number): StaffingQuestion => ({ site: 0, shift: 1, startTick: 0, hours, needed: posts(6, 4), roster: posts(6, 4) });

  it('calls in the operators that are decided and as many fewer helpers, and nobody else’s number changes', () => {
    const { run, seen } = staffedRun();
    const called = posts(6, 4);
    called[ROLE.fitter] = 2;
    new PlantStaffing(run, stages).callsIn(question(8), called);
    expect([called[ROLE.operator], called[ROLE.helper], called[ROLE.fitter]]).toEqual([3, 2, 2]);
    expect(seen.plant[0]).toMatchObject({ stockTonnes: 12, capacityTonnes: 24, operatorsOfRoster: 6, shiftShare: 1 });
  });

  it('counts what came by eight hours from six o’clock on, and has forecasts meet it', () => {
    const { run, world, opened, settled } = staffedRun();
    const staffing = new PlantStaffing(run, stages);
    for (let shift = 0; shift < 6; shift += 1) {
      world.kernel.runUntil((6 + 8 * shift) * TICKS_PER_HOUR);
      staffing.callsIn(question(8), posts(6, 4));
      world.kernel.runUntil((7 + 8 * shift) * TICKS_PER_HOUR);
      staffing.noteArrival(0, (shift + 1) * 1e6);
    }
    // 5 t, 3 t and 12 t of the last shift, yesterday's and the last day's before the shift that brings 6 t.
    expect(opened.at(-1)!.row).toEqual([5, 3, 12, 24, 0]);
    expect(settled.map(({ actual }) => actual)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('forgets what came before a plant stood for days', () => {
    const { run, world, opened } = staffedRun();
    const staffing = new PlantStaffing(run, stages);
    staffing.noteArrival(0, 1e6);
    world.kernel.runUntil((6 + 24 * 5) * TICKS_PER_HOUR);
    staffing.callsIn(question(8), posts(6, 4));
    expect(opened.at(-1)!.row.slice(0, 3)).toEqual([0, 0, 0]);
  });

  it('opens no forecast for a shift that begins between, but staffs it', () => {
    const { run, world, opened, seen } = staffedRun();
    world.kernel.runUntil(9 * TICKS_PER_HOUR);
    new PlantStaffing(run, stages).callsIn(question(5), posts(6, 4));
    expect(opened).toEqual([]);
    expect(seen.plant[0]!.shiftShare).toBe(0.625);
  });
});
