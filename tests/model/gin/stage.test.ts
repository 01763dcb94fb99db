// The gin stage as a process: mass to the gram, anchors of the sheet, behaviour under slower and broken machines, season, crew, maintenance.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { FIBRE, LOT_KIND } from '../../../src/model/domain/lots.ts';
import type { GinSetting, MaintenanceQuestion } from '../../../src/model/domain/ports.ts';
import { kwhPerBaleAtRate } from '../../../src/model/gin/formulas/electricity.ts';
import { BASELINE_SETTING, DEFAULTS, ginWorld, season } from './gin-world.ts';
import type { GinValues } from './gin-world.ts';

const LOT = 8_000_000;
/** Never fails within a test's season. */
const RELIABLE: Partial<GinValues> = {
  unloaderMtbfHours: 1e9, dryerMtbfHours: 1e9, standChokeMtbfHours: 1e9, standMtbfHours: 1e9, lintCleanerMtbfHours: 1e9, pressMtbfHours: 1e9, powerMtbfHours: 1e9,
};

describe('mass', () => {
  it('closes to the gram every day, and what the bales hold is what the lots gave', () => {
    const gin = ginWorld();
    expect(season(gin, 120, 7_654_321, 3600, 12)).toBe(0);
    expect(gin.stage.isBusy()).toBe(false);
    const { lots, ledger } = gin.world;
    const bales = gin.bales.reduce((sum, bale) => sum + lots.grams(bale), 0);
    const water = -ledger.stockGrams(ledger.accounts.findIndex((account) => account.name === 'gin-0/restorationWater'));
    const out = ['cottonseed', 'trash', 'fibreLoss', 'motes', 'evaporation'].reduce((sum, place) => sum + gin.sink(place), 0);
    expect(bales + out).toBe(120 * 7_654_321 + water);
    expect(gin.bales.slice(0, -1).every((bale) => lots.grams(bale) === 220_000)).toBe(true);
    expect(lots.grams(gin.bales.at(-1)!)).toBeLessThanOrEqual(220_000);
  });

  it('is traced: the parents of every bale and box lot add up to it, and only mixed bales have two', () => {
    const gin = ginWorld();
    season(gin, 30, LOT, 3600, 5);
    const { lots } = gin.world;
    let mixed = 0;
    for (let lot = 0; lot < lots.count; lot += 1) {
      if (lots.kind(lot) === LOT_KIND.seedCotton) continue;
      let sum = 0;
      for (let i = 0; i < lots.parentsOf(lot); i += 1) sum += lots.parentGrams(lot, i);
      expect(sum).toBe(lots.grams(lot));
      expect(lots.parentsOf(lot)).toBeLessThanOrEqual(2);
      if (lots.kind(lot) === LOT_KIND.bale && lots.parentsOf(lot) === 2) mixed += 1;
    }
    expect(mixed).toBe(29);
  });

  it('of lots smaller than a bale collects in the box until a bale is full', () => {
    const gin = ginWorld();
    expect(season(gin, 5, 300_000, 600, 2)).toBe(0);
    expect(gin.bales.length).toBe(3);
    expect(gin.world.lots.grams(gin.bales[2]!)).toBeLessThan(220_000);
  });

  it('mixes traits in the box by mass', () => {
    const gin = ginWorld({ parameters: { ...RELIABLE, withinLotVarianceShare: 0 } });
    gin.deliver(0, 500_000, { micronaire: 4 });
    gin.deliver(0, 500_000, { micronaire: 5 });
    gin.runDays(1);
    const { lots } = gin.world;
    const bale = gin.bales[0]!;
    expect(lots.parentsOf(bale)).toBe(2);
    const expected = (4 * lots.parentGrams(bale, 0) + 5 * lots.parentGrams(bale, 1)) / 220_000;
    // Traits are kept as 32-bit floats.
    expect(lots.trait(bale, FIBRE.micronaire)).toBeCloseTo(expected, 5);
  });
});

describe('a baseline season', () => {
  const gin = ginWorld();
  season(gin, 400, LOT, 3600, 30);
  const bales = gin.bales.length;

  it('turns 31 to 36 % of hand-picked seed cotton into lint', () => {
    const turnout = gin.stage.baledTonnes(0) / gin.stage.ginnedTonnes(0);
    expect(turnout).toBeGreaterThan(0.31);
    expect(turnout).toBeLessThan(0.36);
  });

  it('of machine-picked cotton turns 29 to 34 % into lint', () => {
    const machine = ginWorld();
    for (let i = 0; i < 40; i += 1) machine.deliver(0, LOT, { trashPercent: 8, moisturePercent: 11 });
    machine.stage.closeSeason(0);
    machine.runDays(5);
    const turnout = machine.stage.baledTonnes(0) / machine.stage.ginnedTonnes(0);
    expect(turnout).toBeGreaterThan(0.29);
    expect(turnout).toBeLessThan(0.34);
  });

  it('takes 26 to 47 kWh per bale in a saw gin and about 63 in a roller gin', () => {
    const saw = gin.total('electricity') / bales;
    expect(saw).toBeGreaterThan(26);
    expect(saw).toBeLessThan(47);
    const roller = ginWorld({ gin: { kind: 'roller', stands: 8, lintKgPerStandHour: 300 } });
    season(roller, 300, LOT, 3600, 40);
    expect(roller.total('electricity') / roller.bales.length).toBeCloseTo(63, -1);
  });

  it('loses 6 to 17.5 kg per bale in two lint cleaners', () => {
    const none = ginWorld({ setting: () => ({ ...BASELINE_SETTING, lintCleaners: 0 }) });
    season(none, 400, LOT, 3600, 30);
    const waste = (g: typeof gin): number => (g.sink('fibreLoss') + g.sink('motes')) / 1000 / g.bales.length;
    const twoCleaners = waste(gin) - waste(none);
    expect(twoCleaners).toBeGreaterThan(6);
    expect(twoCleaners).toBeLessThan(17.5);
  });

  it('takes 0.4 to 1.5 hours of work, 33 to 260 MJ of heat and 1 to 10 USD of spares per bale', () => {
    // Labour: sheet 1.9. Heat: from the dry season of G3 to the survey of G5 (8.82 L LPG) with restoration. Spares: G24.
    expect(gin.total('labour') / bales).toBeGreaterThan(0.4);
    expect(gin.total('labour') / bales).toBeLessThan(1.5);
    expect(gin.total('heat') / bales).toBeGreaterThan(33);
    expect(gin.total('heat') / bales).toBeLessThan(260);
    expect(gin.total('spareParts') / bales).toBeGreaterThan(1);
    expect(gin.total('spareParts') / bales).toBeLessThan(10);
  });

  it('accounts every tick of the crew as running, down, maintenance or idle', () => {
    const [account] = gin.stage.machines();
    const a = account!;
    expect(a.runningTicks + a.downTicks + a.idleTicks).toBe(a.plannedTicks);
    expect((a.plannedTicks + a.maintenanceTicks) / 2 / TICKS_PER_HOUR).toBeCloseTo(gin.total('labour') / DEFAULTS.crewPerShift, 6);
    const availability = a.runningTicks / (a.plannedTicks - a.idleTicks);
    // The series line of the sheet has 0.913; here a stand's failure stops one stand of two, so a little above is expected.
    expect(availability).toBeGreaterThan(0.88);
    expect(availability).toBeLessThan(0.97);
    expect(a.goodGrams).toBeLessThan(a.producedGrams);
    // At rated speed the running hours are the standard hours of what the stands gave; lots in tick steps add less than 0.1 %.
    expect((a.runningTicks / TICKS_PER_HOUR) / ((a.producedGrams / 1e6) * a.standardHoursPerTonne)).toBeCloseTo(1, 3);
  });
});

describe('the rate', () => {
  it('decides kWh per bale as the rate model says', () => {
    const perBale = (moisture: number): number => {
      const gin = ginWorld({ parameters: { ...RELIABLE, idleRunHours: 0, yardDryingDays: 1e9 } });
      for (let i = 0; i < 60; i += 1) gin.deliver(0, LOT, { moisturePercent: moisture });
      gin.stage.closeSeason(0);
      gin.runDays(15);
      expect(gin.stage.isBusy()).toBe(false);
      const [account] = gin.stage.machines();
      const hours = account!.runningTicks / 2 / TICKS_PER_HOUR;
      const bales = (gin.stage.baledTonnes(0) * 1000) / DEFAULTS.baleKg;
      const rateShare = bales / hours / (2800 / DEFAULTS.baleKg);
      expect(gin.total('electricity') / bales).toBeCloseTo(kwhPerBaleAtRate(DEFAULTS.sawKwhPerBale, rateShare, DEFAULTS.fixedPowerShare), 2);
      return gin.total('electricity') / bales;
    };
    expect(perBale(16)).toBeGreaterThan(perBale(12) * 1.05);
  });

  it('is never raised by less reliable machines', () => {
    const baled = (share: number): number => {
      const hours = Object.keys(RELIABLE) as (keyof GinValues)[];
      const parameters = Object.fromEntries(hours.map((key) => [key, DEFAULTS[key] * share])) as Partial<GinValues>;
      const gin = ginWorld({ parameters });
      for (let i = 0; i < 200; i += 1) gin.deliver(0, LOT);
      gin.runDays(6);
      return gin.stage.baledTonnes(0);
    };
    const outputs = [1e6, 4, 1, 0.25, 0.1].map(baled);
    for (let i = 1; i < outputs.length; i += 1) expect(outputs[i]!).toBeLessThan(outputs[i - 1]!);
  });
});

describe('line stops', () => {
  it('cost the share of time that their hours between failures and to repair say, renewed as new each time', () => {
    // Slow stands give few bales in many hours. Line modes only; stops happen in running time, so down/running = Σ MTTR/MTBF.
    const gin = ginWorld({ gins: 20, gin: { lintKgPerStandHour: 14 }, parameters: { standMtbfHours: 1e9 } });
    for (let i = 0; i < 20; i += 1) gin.deliver(i, 60_000_000);
    gin.runDays(30);
    const p = DEFAULTS;
    const expected =
      p.unloaderMttrHours / p.unloaderMtbfHours + p.dryerMttrHours / p.dryerMtbfHours + p.standChokeMttrHours / p.standChokeMtbfHours +
      p.lintCleanerMttrHours / p.lintCleanerMtbfHours + p.pressMttrHours / p.pressMtbfHours + p.powerMttrHours / p.powerMtbfHours;
    const running = gin.stage.machines().reduce((sum, account) => sum + account.runningTicks, 0);
    const down = gin.stage.machines().reduce((sum, account) => sum + account.downTicks, 0);
    // About 13,000 running hours and 3,400 stops; the standard error of the ratio is 3 %, mostly from the rare power cuts.
    expect(Math.abs(down / running / expected - 1)).toBeLessThan(0.09);
  });

  it('of lint cleaners do not happen while none is in use', () => {
    const failures = (lintCleaners: 0 | 2): number => {
      const others = { ...RELIABLE, lintCleanerMtbfHours: 10 };
      const gin = ginWorld({ parameters: others, setting: () => ({ ...BASELINE_SETTING, lintCleaners }) });
      season(gin, 100, LOT, 3600, 8);
      return gin.stage.machines()[0]!.failures;
    };
    expect(failures(0)).toBe(0);
    expect(failures(2)).toBeGreaterThan(4);
  });
});

describe('the season', () => {
  it('keeps the crew while there is cotton, lets it wait a shift and calls it again', () => {
    const gin = ginWorld({ parameters: RELIABLE });
    gin.deliverAt(0, 0, LOT);
    gin.deliverAt(3 * TICKS_PER_DAY, 0, LOT);
    gin.runDays(5);
    const [account] = gin.stage.machines();
    const running = account!.runningTicks / 2;
    const { setup, cleaning } = account!.stops;
    // Clean-ups fall into the time that the crew waits; each lot needs a pause of its own.
    expect((account!.plannedTicks + cleaning - setup) / 2).toBe(running + 2 * DEFAULTS.crewWaitHours * TICKS_PER_HOUR);
    expect(setup / 2).toBe(2 * DEFAULTS.lotChangeMinutes * 60);
    expect(gin.stage.isBusy()).toBe(true);
    gin.stage.closeSeason(0);
    expect(gin.stage.isBusy()).toBe(false);
  });

  it('tells the state of the line, the yard and the wait', () => {
    const gin = ginWorld({ parameters: { ...RELIABLE, lotChangeMinutes: 0 } });
    expect(gin.stage.lineState(0)).toBe(0);
    const first = gin.deliver(0, LOT);
    const second = gin.deliver(0, LOT);
    expect(gin.stage.lineState(0)).toBe(1);
    expect(gin.stage.lotInLine(0)).toBe(first);
    expect([gin.stage.yardCount(0), gin.stage.yard(0)[0], gin.stage.yardTonnes(0)]).toEqual([1, second, 8]);
    expect(gin.stage.hoursAheadAtArrival(first)).toBe(0);
    expect(gin.stage.hoursAheadAtArrival(second)).toBeGreaterThan(0.9);
    expect(gin.stage.waitingHours(0)).toBeCloseTo(2 * gin.stage.hoursAheadAtArrival(second), 0);
    expect(gin.stage.arrivedTick(second)).toBe(0);
    expect(() => gin.stage.arrivedTick(999)).toThrow('at no gin');
  });

  it('refuses a lot that is not in the yard', () => {
    const gin = ginWorld({ ports: { chooseLot: () => 12_345 } });
    expect(() => gin.deliver(0, LOT)).toThrow('not in the yard');
  });

  it('lets wet cotton in the yard yellow, dry and lose mass, and dry cotton not', () => {
    const seen: number[] = [];
    const gin = ginWorld({
      setting: (_gin, lot): GinSetting => {
        seen.push(gin.world.lots.trait(lot, FIBRE.yellowness), gin.world.lots.trait(lot, FIBRE.moisturePercent));
        return BASELINE_SETTING;
      },
    });
    gin.deliver(0, 400_000_000);
    gin.deliver(0, LOT, { moisturePercent: 16 });
    gin.deliver(0, LOT, { moisturePercent: 9 });
    gin.runDays(10);
    expect(seen.length).toBe(6);
    const [, , wetYellow, wetMoisture, dryYellow, dryMoisture] = seen;
    expect(wetYellow!).toBeGreaterThan(8.6 * 1.02);
    expect(wetMoisture!).toBeLessThan(16);
    expect(dryYellow!).toBeCloseTo(8.6, 5);
    expect(dryMoisture!).toBeCloseTo(9, 5);
  });
});

describe('maintenance', () => {
  it('is asked every morning for stands, lint cleaners and press, with age, true wear and slack', () => {
    const questions: MaintenanceQuestion[] = [];
    const gin = ginWorld({
      ports: {
        plansMaintenance: (question) => {
          questions.push(question);
          return false;
        },
      },
    });
    season(gin, 72, LOT, 3600, 6);
    const keys = new Set(questions.map((question) => `${question.group} ${question.unit}`));
    expect([...keys].sort()).toEqual(['lintCleaner 0', 'press 0', 'stand 0', 'stand 1']);
    expect(questions.every((q) => q.wear >= 0 && q.wear <= 1 && q.slackShare >= 0 && q.slackShare <= 1)).toBe(true);
    const stand = questions.filter((q) => q.group === 'stand' && q.unit === 0);
    expect(stand.length).toBeGreaterThanOrEqual(3);
    expect(stand.some((q) => q.hoursSinceRenewal > 20)).toBe(true);
  });

  it('takes time and spares, renews what wears, and lowers failures', () => {
    const run = (age: number): ReturnType<typeof ginWorld> => {
      const gin = ginWorld({ ports: { plansMaintenance: (q) => q.group === 'stand' && q.hoursSinceRenewal > age } });
      season(gin, 900, LOT, 3600, 70);
      return gin;
    };
    const [never, often] = [run(Infinity), run(60)];
    const [a, b] = [never.stage.machines()[0]!, often.stage.machines()[0]!];
    expect(a.stops.maintenance).toBe(0);
    expect(b.stops.maintenance).toBeGreaterThan(0);
    expect(b.maintenanceTicks).toBe(b.stops.maintenance + b.stops.cleaning);
    expect(b.runningTicks + b.downTicks + b.idleTicks).toBe(b.plannedTicks);
    expect(b.failures).toBeLessThan(a.failures);
    expect(often.bales.length).toBe(never.bales.length);
  });
});
