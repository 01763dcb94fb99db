// Knitting, wet steps, bed linen and the monthly plan in a whole mill: mass, genealogy, plan kept, load shifting, rework, restore.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import { ENERGY_FUNCTIONS } from '../../../src/model/domain/energy-functions.ts';
import { FABRIC, LOT_KIND, MADE_UP } from '../../../src/model/domain/lots.ts';
import { oeeOf } from '../../../src/model/domain/oee.ts';
import type { TextilePorts, WetStep } from '../../../src/model/domain/ports.ts';
import { PRODUCT } from '../../../src/model/domain/products.ts';
import { outcomeText } from '../spinning/mill-outcome.ts';
import { restoreShed, runShed, shedState, shedWorld } from './weaving-world.ts';
import type { ShedSetup, ShedWorld, YarnSetup } from './weaving-world.ts';

const KG_PER_DAY = 2760;
const PLENTY_KG_PER_DAY = 6900;

const plan = (...shares: readonly number[]): Partial<TextilePorts> => ({ planProducts: (_mill, out) => out.set(shares) });

function run(setup: ShedSetup, days: number, kgPerDay: number, yarn: YarnSetup): ShedWorld {
  const shed = shedWorld(setup);
  runShed(shed, days, kgPerDay, yarn);
  return shed;
}

function runOut(shed: ShedWorld): void {
  shed.stage.closeSeason(0);
  while (shed.stage.isBusy() && shed.day < 200) runShed(shed, 1, 0, {});
}

const machine = (shed: ShedWorld, name: string) => shed.stage.machines().find(({ group }) => group === name)!;

/** Mass that went through an account or sink in all, grams. */
function through(shed: ShedWorld, place: string): number {
  const { ledger } = shed.world;
  return ledger.totalInGrams(ledger.accounts.findIndex(({ name }) => name === `weaving/${place}`));
}

function expectClosed(shed: ShedWorld, inGrams: number): void {
  const { ledger } = shed.world;
  expect(shed.stage.isBusy()).toBe(false);
  expect(ledger.maxErrorGrams).toBe(0);
  let sinks = 0;
  ledger.accounts.forEach((account, index) => {
    if (account.kind === 'stock') expect(ledger.stockGrams(index), account.name).toBe(0);
    if (account.kind === 'sink') sinks += ledger.stockGrams(index);
  });
  expect(sinks).toBe(inGrams);
}

describe('a mill with looms, knitting machines and sewing places', () => {
  const setup = { knittingMachines: 3, ports: plan(0.45, 0.3, 0.25) };
  const days = 60;
  const mixed = run(setup, days, KG_PER_DAY, {});
  runOut(mixed);

  it('balances to the gram and empties every department', () => {
    expectClosed(mixed, days * KG_PER_DAY * 1000);
    expect(through(mixed, 'making-up')).toBe(through(mixed, 'sets/finished') + through(mixed, 'making-up-loss'));
  });

  it('keeps the plan', () => {
    // A yarn lot is 0.4 % of what comes in two months, a batch 0.5 %; the months' counters begin anew, so two lots either way.
    expect(Math.abs(through(mixed, 'knitting') / through(mixed, 'yarn-store') - 0.25)).toBeLessThan(0.02);
    const woven = mixed.graded.filter((batch) => mixed.world.lots.trait(batch, FABRIC.product) !== PRODUCT.knitted);
    const wovenGrams = woven.reduce((sum, batch) => sum + mixed.world.lots.grams(batch), 0);
    expect(Math.abs(through(mixed, 'making-up') / wovenGrams - 0.3 / 0.75)).toBeLessThan(0.02);
    expect(mixed.stage.plannedShare(0, PRODUCT.bedLinen)).toBeCloseTo(0.3, 12);
  });

  it('can be followed from a set through fabric and grey fabric to the yarn lot', () => {
    const { lots } = mixed.world;
    for (const lot of mixed.sets) {
      expect(lots.kind(lot)).toBe(LOT_KIND.madeUp);
      const kinds = [];
      for (let at = lots.parent(lot, 0); ; at = lots.parent(at, 0)) {
        kinds.push(lots.kind(at));
        if (lots.parentsOf(at) === 0) break;
      }
      expect(kinds).toEqual([LOT_KIND.fabric, LOT_KIND.greyFabric, LOT_KIND.yarn]);
    }
  });

  it('cuts a set from 7.14 m and loses 5 to 6 % of the mass', () => {
    const { lots } = mixed.world;
    const made = mixed.graded.filter((batch) => lots.trait(batch, FABRIC.product) === PRODUCT.bedLinen);
    for (const batch of made) {
      const sets = mixed.sets.filter((lot) => lots.parent(lot, 0) === batch).reduce((sum, lot) => sum + lots.trait(lot, MADE_UP.sets), 0);
      const most = lots.trait(batch, FABRIC.metres) / 7.14;
      // A remnant of one set at most, and a few that go with cut-out faults.
      expect(sets).toBeLessThanOrEqual(most);
      expect(sets).toBeGreaterThan(most - 4);
    }
    const loss = through(mixed, 'making-up-loss') / through(mixed, 'making-up');
    expect(loss).toBeGreaterThan(0.05);
    expect(loss).toBeLessThan(0.06);
  });

  it('makes about 1 % second sets with usual fabric', () => {
    const { lots } = mixed.world;
    const count = (grade: number): number =>
      mixed.sets.filter((lot) => lots.trait(lot, MADE_UP.grade) === grade).reduce((sum, lot) => sum + lots.trait(lot, MADE_UP.sets), 0);
    // 1 % by sewing and 5.4 faults × 0.0714 × 0.15 × 0.1 = 0.6 % by missed faults: 1.6 % of about 20,000 sets, standard error 0.09 %.
    const share = count(2) / (count(1) + count(2));
    expect(Math.abs(share - 0.016)).toBeLessThan(0.004);
  });

  it('meters knitting and making-up', () => {
    const { electricity } = mixed.world.activities;
    let kwh = 0;
    for (let row = 0; row < electricity.rows; row += 1) kwh += electricity.totalKwh(row, 0);
    expect(kwh).toBeCloseTo(mixed.world.activities.total(0, ACTIVITY.electricity), 6);
    const used = new Set(Array.from({ length: electricity.rows }, (_, row) => ENERGY_FUNCTIONS[electricity.functionOf(row)]));
    expect(used).toEqual(new Set(['weaving', 'knitting', 'wetPreparation', 'dyeing', 'wetFinishing', 'makingUp']));
    expect(machine(mixed, 'knitting').producedGrams).toBeGreaterThan(0);
    expect(machine(mixed, 'sewing').producedGrams).toBe(through(mixed, 'sets/finished'));
  });

  it('never sews faster than rated: a set takes its minutes whatever the cloth weighs, and a batch ends on a whole tick', () => {
    const { effectiveness } = oeeOf(machine(mixed, 'sewing'));
    expect(effectiveness).toBeLessThanOrEqual(1);
    // A batch of some hundred sets takes thousands of seconds; less than one tick of each is lost to rounding, and one batch is in hand.
    expect(effectiveness).toBeGreaterThan(0.99);
  });
});

describe('knitting machines', () => {
  const knitted = run({ looms: 0, knittingMachines: 4, ports: plan(1, 1, 0) }, 60, PLENTY_KG_PER_DAY, {});

  it('alone make the whole output, whatever the plan says', () => {
    const { lots } = knitted.world;
    expect(knitted.batches.length).toBeGreaterThan(50);
    for (const batch of knitted.batches) expect(lots.trait(batch, FABRIC.product)).toBe(PRODUCT.knitted);
    expect(knitted.sets.length).toBe(0);
  });

  it('run at 85 to 95 % of the speed without stops', () => {
    const { producedGrams, standardHoursPerTonne, runningTicks, stops } = machine(knitted, 'knitting');
    // Waste of 1 % is not in the output; standard hours are those of the yarn taken.
    const effectiveness = ((producedGrams / 0.99 / 1e6) * standardHoursPerTonne) / ((runningTicks + stops.minorStops) / 3600);
    expect(effectiveness).toBeGreaterThan(0.85);
    expect(effectiveness).toBeLessThan(0.95);
  });

  it('give less and worse fabric of worse yarn', () => {
    const worse = run({ looms: 0, knittingMachines: 4 }, 60, PLENTY_KG_PER_DAY, { imperfectionsPerKm: 500, evennessCvPercent: 16 });
    const faults = (shed: ShedWorld): number =>
      shed.batches.reduce((sum, batch) => sum + shed.world.lots.trait(batch, FABRIC.yarnFaultsPer100m), 0) / shed.batches.length;
    expect(machine(worse, 'knitting').producedGrams).toBeLessThan(machine(knitted, 'knitting').producedGrams);
    const stopShare = (shed: ShedWorld): number => machine(shed, 'knitting').stops.minorStops / machine(shed, 'knitting').plannedTicks;
    expect(stopShare(worse)).toBeGreaterThan(1.3 * stopShare(knitted));
    expect(faults(worse)).toBeGreaterThan(2 * faults(knitted));
  });

  it('that break down more often never give more', () => {
    const fragile = run({ looms: 0, knittingMachines: 4, parameters: { knittingMtbfHours: 80, knittingMttrHours: 3 } }, 60, PLENTY_KG_PER_DAY, {});
    expect(machine(fragile, 'knitting').producedGrams).toBeLessThanOrEqual(machine(knitted, 'knitting').producedGrams);
  });
});

describe('a plan that the machines cannot keep', () => {
  it('leaves no shed idle for long: it takes over yarn that waits at the other', () => {
    const setup = { knittingMachines: 2, ports: plan(0.2, 0, 0.8) };
    const shed = run(setup, 40, KG_PER_DAY, {});
    // Two machines knit about 0.7 t a day of the 2.2 t planned; the looms do the rest.
    expect(machine(shed, 'loom').producedGrams).toBeGreaterThan(machine(shed, 'knitting').producedGrams);
    runOut(shed);
    expectClosed(shed, 40 * KG_PER_DAY * 1000);
  });

  it('sells as fabric what making-up cannot take', () => {
    const few = run({ sewingPlaces: 2, ports: plan(0, 1, 0) }, 60, KG_PER_DAY, {});
    const many = run({ sewingPlaces: 60, ports: plan(0, 1, 0) }, 60, KG_PER_DAY, {});
    const none = run({ sewingPlaces: 0, ports: plan(0, 1, 0) }, 60, KG_PER_DAY, {});
    expect(through(few, 'sets/finished')).toBeLessThan(through(many, 'sets/finished'));
    expect(through(few, 'finished')).toBeGreaterThan(through(many, 'finished'));
    expect(none.sets.length).toBe(0);
    expect(machine(none, 'sewing')).toBeUndefined();
  });
});

describe('the planner', () => {
  it('is asked on the first of each month, and before the first yarn', () => {
    const days: number[] = [];
    const shed: ShedWorld = shedWorld({
      ports: {
        planProducts: (_mill, out) => {
          days.push(shed.world.kernel.now / TICKS_PER_DAY);
          out.set([1, 0, 0]);
        },
      },
    });
    runShed(shed, 100, KG_PER_DAY, {});
    // The run starts on 1 January 2024, a leap year: first of February, March and April are days 31, 60 and 91.
    expect(days.map(Math.floor)).toEqual([0, 0, 31, 60, 91]);
  });

  it('may move wet processing to cheaper hours, without changing the luck of any batch', () => {
    const hours: { step: WetStep; hour: number }[] = [];
    const shed: ShedWorld = shedWorld({
      ports: {
        startsWetStep: (_mill, step) => {
          const hour = Math.floor(shed.world.kernel.now / TICKS_PER_HOUR) % 24;
          const isCheap = hour >= 23 || hour < 7;
          if (isCheap) hours.push({ step, hour });
          return isCheap;
        },
      },
    });
    runShed(shed, 60, 1380, {});
    const usual = run({}, 60, 1380, {});
    runOut(shed);
    runOut(usual);
    expectClosed(shed, 60 * 1380 * 1000);
    expect(new Set(hours.map(({ step }) => step))).toEqual(new Set(['preparation', 'dyeing', 'finishing']));
    const traits = (of: ShedWorld): number[][] =>
      of.batches.map((batch) => [FABRIC.metres, FABRIC.yarnFaultsPer100m, FABRIC.weavingFaultsPer100m, FABRIC.isTrulyDefective].map((trait) => of.world.lots.trait(batch, trait)));
    expect(traits(shed)).toEqual(traits(usual));
    const mean = (of: ShedWorld): number => of.batches.reduce((sum, batch) => sum + of.world.lots.createdTick(batch), 0) / of.batches.length;
    expect(mean(shed)).toBeGreaterThan(mean(usual));
  });

  it('cannot hold wet processing so long that the looms stop', () => {
    const never = run({ ports: { startsWetStep: () => false } }, 60, KG_PER_DAY, {});
    expect(never.batches.length).toBeGreaterThan(100);
    expect(machine(never, 'loom').stops.blocked).toBeLessThan(0.2 * machine(never, 'loom').plannedTicks);
  });
});

describe('people', () => {
  const usual = run({ sewingPlaces: 12, ports: plan(0.5, 0.5, 0) }, 40, PLENTY_KG_PER_DAY, {});

  it('work the posts of three shifts: weavers, sewing operators, helpers, fitters', () => {
    const hours = usual.stage.people!().map(({ role, neededHours }) => [role, neededHours / 40 / 24]);
    // 36 looms: 2 weavers of 20 looms, 12 sewing operators; helpers 2.52 less one fitter, and 3.6 of 12 places; fitters 1 for looms, 1 for the rest.
    expect(hours).toEqual([['operator', 14], ['helper', 6], ['fitter', 2]]);
  });

  it('too few leave looms unattended and lower the output', () => {
    const short = run(
      { sewingPlaces: 12, ports: plan(0.5, 0.5, 0), callsIn: (_question, calledIn) => calledIn.set([7, 0], 0) },
      40, PLENTY_KG_PER_DAY, {},
    );
    expect(machine(short, 'loom').producedGrams).toBeLessThan(0.7 * machine(usual, 'loom').producedGrams);
    expect(machine(short, 'loom').stops.unattended).toBeGreaterThan(0);
  });

  it('on two shifts leave the mill shut for a third of the day', () => {
    const twoShifts = run({ people: { textileShifts: 2 }, ports: plan(1, 0, 0) }, 40, PLENTY_KG_PER_DAY, {});
    const open = machine(twoShifts, 'loom').plannedTicks + machine(twoShifts, 'loom').maintenanceTicks;
    expect(open / (40 * TICKS_PER_DAY * 36)).toBeCloseTo(2 / 3, 2);
    expect(machine(twoShifts, 'dyeing').runningTicks).toBeLessThan(machine(usual, 'dyeing').runningTicks);
  });
});

describe('rework', () => {
  it('sends stripped batches through dyeing again, at the published time and resources', () => {
    const never = { smallAdditionShare: 0, largeAdditionShare: 0, reworkPerCvPoint: 0 };
    const right = run({ parameters: { ...never, stripShare: 0 } }, 60, 1380, {});
    const stripped = run({ parameters: { ...never, stripShare: 1 } }, 60, 1380, {});
    runOut(right);
    runOut(stripped);
    expect(right.stage.rightFirstTimeShare(0)).toBe(1);
    expect(stripped.stage.rightFirstTimeShare(0)).toBe(0);
    // Jobs end at whole ticks, hence the tolerance of 0.1 %.
    const ratio = machine(stripped, 'dyeing').runningTicks / machine(right, 'dyeing').runningTicks;
    expect(Math.abs(ratio * 0.48 - 1)).toBeLessThan(0.001);
    const water = (shed: ShedWorld): number => shed.world.activities.total(0, ACTIVITY.processWater);
    // Dyeing takes 45 % of the water, of 96 % of the mass; the rest is 45 % before the loss and 10 % after.
    const expected = 1 + (0.45 * 0.96 * 1.06) / (0.45 + 0.55 * 0.96);
    expect(water(stripped) / water(right)).toBeCloseTo(expected, 4);
    expect(machine(stripped, 'preparation').runningTicks).toBe(machine(right, 'preparation').runningTicks);
  });
});

describe('a restored mill', () => {
  it('goes on to the same bits in the middle of a month, with batches held, waiting at every step and being sewn', () => {
    const shedOf = (): ShedWorld => {
      const shed: ShedWorld = shedWorld({
        knittingMachines: 2,
        // Dyeing is the narrow place, so that grey and prepared batches wait.
        parameters: { stripShare: 0.3, finishingReserveShare: 0 },
        ports: { ...plan(0.3, 0.4, 0.3), startsWetStep: () => Math.floor(shed.world.kernel.now / TICKS_PER_HOUR) % 3 !== 0 },
      });
      return shed;
    };
    const straight = shedOf();
    runShed(straight, 41, PLENTY_KG_PER_DAY, {});
    const first = shedOf();
    runShed(first, 20, PLENTY_KG_PER_DAY, {});
    expect(first.stage.waitingBatches(0, 'preparation')).toBeGreaterThan(0);
    expect(first.stage.waitingBatches(0, 'dyeing')).toBeGreaterThan(0);
    const second = shedOf();
    restoreShed(second, shedState(first));
    second.day = 20;
    runShed(second, 21, PLENTY_KG_PER_DAY, {});
    expect(outcomeText(second.world, second.stage)).toBe(outcomeText(straight.world, straight.stage));
    expect(shedState(second)).toEqual(shedState(straight));
  });
});
