// The field stage as a whole: mass, decisions, weather, determinism and snapshots.
import { describe, expect, it } from 'vitest';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import type { FieldBlock } from '../../../src/model/domain/cluster.ts';
import { FIBRE_TRAITS, LOT_KIND } from '../../../src/model/domain/lots.ts';
import { calendarPick, DAY_TICKS, DAYS, fieldRun, HAND_BLOCK, MACHINE_BLOCK, meanTrait, meanWeather, PLANTING_DAY, type FieldRun } from './field-world.ts';

const wholeSeason = (options: Parameters<typeof fieldRun>[0] = {}): FieldRun => {
  const run = fieldRun(options);
  run.run(DAYS);
  return run;
};
const pickedPerHa = (run: FieldRun, block: number): number => run.field.pickedTonnes(block) / run.world.cluster.blocks[block]!.areaHa;

describe('a season in the field', () => {
  it('balances the books against the lots to the gram on every day', () => {
    const run = fieldRun();
    expect(run.run(DAYS)).toBe(0);
    const { lots, ledger } = run.world;
    let grams = 0;
    for (let lot = 0; lot < lots.count; lot += 1) {
      expect(lots.kind(lot)).toBe(LOT_KIND.seedCotton);
      grams += lots.grams(lot);
    }
    const given = ledger.accounts.reduce((sum, account, index) => sum - (account.kind === 'source' ? ledger.stockGrams(index) : 0), 0);
    expect(grams).toBe(given);
    expect(grams / 1e6).toBeCloseTo(run.field.pickedTonnes(0) + run.field.pickedTonnes(1), 9);
  });

  it('yields what the region reports', () => {
    const run = wholeSeason();
    // Reported means 2.4 to 3.0 t/ha; a block may be 30 % off its region.
    for (const block of [0, 1]) {
      expect(pickedPerHa(run, block)).toBeGreaterThan(1.7);
      expect(pickedPerHa(run, block)).toBeLessThan(3.9);
    }
  });

  it('cuts lots of one trailer load; only the last of a block is smaller', () => {
    const { world } = wholeSeason();
    for (const block of [0, 1]) {
      const grams: number[] = [];
      for (let lot = 0; lot < world.lots.count; lot += 1) if (world.lots.origin(lot) === block) grams.push(world.lots.grams(lot));
      expect(grams.length).toBeGreaterThan(10);
      for (const mass of grams.slice(0, -1)) expect(mass).toBe(8_000_000);
      expect(grams.at(-1)).toBeLessThanOrEqual(8_000_000);
    }
  });

  it('hands each lot over once, on the day it is cut and between morning and evening', () => {
    const { world, readyLots, readyTicks, field } = wholeSeason();
    expect([...readyLots].sort((a, b) => a - b)).toEqual(Array.from({ length: world.lots.count }, (_, lot) => lot));
    readyLots.forEach((lot, i) => {
      expect(readyTicks[i]).toBe(world.lots.createdTick(lot));
      const hour = (readyTicks[i]! % DAY_TICKS) / 3600;
      expect(hour).toBeGreaterThanOrEqual(10);
      expect(hour).toBeLessThanOrEqual(19);
    });
    expect(field.isBusy()).toBe(false);
  });

  it('keeps opened cotton in one of three places: on the plant, picked or lost', () => {
    const run = fieldRun();
    for (let day = PLANTING_DAY + 100; day <= DAYS; day += 5) {
      run.run(day);
      const { state } = run.field.save() as unknown as { state: Record<'openedKgPerHa' | 'pickedDryKg' | 'lostDryKg', Float64Array> };
      for (const block of [0, 1]) {
        const openedKg = state.openedKgPerHa[block]! * run.world.cluster.blocks[block]!.areaHa;
        const openKg = run.field.openTonnes(block) * 1000;
        // Floating-point sums over some hundred days of 3e5 kg: far below a gram.
        expect(openKg + state.pickedDryKg[block]! + state.lostDryKg[block]!).toBeCloseTo(openedKg, 5);
        expect(openedKg).toBeLessThanOrEqual(run.field.yieldTonnesPerHa(block) * run.world.cluster.blocks[block]!.areaHa * 1000 + 1e-6);
      }
    }
  });

  it('ends every block by the last date even when nobody ever decides to pick', () => {
    const run = wholeSeason({ startsPick: () => false });
    expect(run.field.isBusy()).toBe(false);
    expect(run.field.picksDone(0)).toBeGreaterThanOrEqual(1);
    expect(pickedPerHa(run, 0)).toBeLessThan(pickedPerHa(wholeSeason(), 0));
  });

  it('knows nothing of the future: two weather years that part in September give the same picture until then', () => {
    const split = PLANTING_DAY + 140;
    const wet = fieldRun({ weather: meanWeather(Object.fromEntries([5, 8, 11, 14].map((d) => [split + d, 25]))) });
    const dry = fieldRun();
    wet.run(split);
    dry.run(split);
    for (const block of [0, 1]) {
      expect(wet.field.expectedYieldTonnesPerHa(block)).toBe(dry.field.expectedYieldTonnesPerHa(block));
      expect(wet.field.openShare(block)).toBe(dry.field.openShare(block));
    }
  });
});

describe('decisions and weather', () => {
  it('never yields less when it is given more water', () => {
    const yields = [0, 40, 70, 100].map((dose) =>
      pickedPerHa(wholeSeason({ blocks: [MACHINE_BLOCK], irrigationMm: (_b, day) => (day >= 45 && day <= 120 && (day - 45) % 15 === 0 ? dose : 0) }), 0),
    );
    for (let i = 1; i < yields.length; i += 1) expect(yields[i]!).toBeGreaterThanOrEqual(yields[i - 1]! * (1 - 1e-3));
    expect(yields[3]!).toBeGreaterThan(1.3 * yields[0]!);
  });

  it('meters the gross dose as water of the farm', () => {
    const run = wholeSeason({ blocks: [MACHINE_BLOCK] });
    expect(run.field.seasonIrrigationMm(0)).toBe(6 * 90);
    expect(run.world.activities.total(0, ACTIVITY.irrigationWater)).toBeCloseTo(6 * 90 * 10 * 120, 6);
  });

  it('grows shorter and weaker fibre with a higher micronaire in drought', () => {
    const wet = wholeSeason({ blocks: [MACHINE_BLOCK] });
    const dry = wholeSeason({ blocks: [MACHINE_BLOCK], irrigationMm: () => 0 });
    expect(meanTrait(dry, 'lengthMm', 0)).toBeLessThan(meanTrait(wet, 'lengthMm', 0) - 0.5);
    expect(meanTrait(dry, 'strengthGramsPerTex', 0)).toBeLessThan(meanTrait(wet, 'strengthGramsPerTex', 0) - 0.5);
    expect(meanTrait(dry, 'micronaire', 0)).toBeGreaterThan(meanTrait(wet, 'micronaire', 0));
  });

  it('loses colour and mass to rain on open cotton, and the lots are moister', () => {
    const rain = Object.fromEntries([130, 134, 138, 142, 146].map((d) => [PLANTING_DAY + d, 20]));
    const wet = wholeSeason({ weather: meanWeather(rain) });
    const dry = wholeSeason();
    for (const block of [0, 1]) {
      expect(meanTrait(wet, 'reflectancePercent', block)).toBeLessThan(meanTrait(dry, 'reflectancePercent', block) - 0.5);
      expect(meanTrait(wet, 'yellowness', block)).toBeGreaterThan(meanTrait(dry, 'yellowness', block) + 0.1);
      expect(wet.field.lostTonnes(block)).toBeGreaterThan(dry.field.lostTonnes(block));
      expect(meanTrait(wet, 'moisturePercent', block)).toBeGreaterThan(meanTrait(dry, 'moisturePercent', block));
    }
  });

  it('loses cotton and colour by waiting', () => {
    const late = wholeSeason({ startsPick: (b, day, field) => (field.picksDone(b) === 0 ? day >= 180 : calendarPick(b, day, field)) });
    const early = wholeSeason();
    for (const block of [0, 1]) {
      expect(late.field.lostTonnes(block)).toBeGreaterThan(early.field.lostTonnes(block));
      expect(meanTrait(late, 'reflectancePercent', block)).toBeLessThan(meanTrait(early, 'reflectancePercent', block));
    }
  });

  it('picks dirtier by machine than by hand, and dirtiest before the leaves are off', () => {
    const season = wholeSeason();
    expect(meanTrait(season, 'trashPercent', 0)).toBeGreaterThan(meanTrait(season, 'trashPercent', 1) + 3);
    const blocks = [MACHINE_BLOCK];
    const hasty = wholeSeason({ blocks, startsPick: (b, day, field) => (field.picksDone(b) === 0 ? field.openShare(b) > 0.1 : calendarPick(b, day, field)) });
    const firstLotTrash = (run: FieldRun): number => run.world.lots.trait(0, FIBRE_TRAITS.indexOf('trashPercent'));
    const patient = wholeSeason({ blocks, startsPick: (b, day, field) => (field.picksDone(b) === 0 ? field.openShare(b) > 0.6 : calendarPick(b, day, field)) });
    // Lot 0 has the same luck in both runs, so the difference is the leaves'.
    expect(firstLotTrash(hasty)).toBeGreaterThan(firstLotTrash(patient) + 1);
  });

  it('stops growth and opening after a killing frost', () => {
    const weather = meanWeather();
    const frostDay = PLANTING_DAY + 150;
    weather.tMinC[frostDay] = -5;
    const run = fieldRun({ weather, blocks: [HAND_BLOCK] });
    run.run(frostDay + 1);
    const share = run.field.openShare(0);
    const formed = run.field.yieldTonnesPerHa(0);
    run.run(frostDay + 20);
    expect(run.field.openShare(0)).toBe(share);
    expect(run.field.yieldTonnesPerHa(0)).toBe(formed);
  });

  it('grows less on saline soil, little below the threshold and much above it', () => {
    const at = (salinityDsPerM: number): number => wholeSeason({ blocks: [{ ...MACHINE_BLOCK, salinityDsPerM }] }).field.yieldTonnesPerHa(0);
    const [none, slight, strong, stronger] = [at(0), at(6), at(12), at(18)];
    expect(slight).toBeLessThanOrEqual(none!);
    // Below 7.7 dS/m salt only binds water of drying soil; sheet 1.21: 0.98 at 8 dS/m.
    expect(slight! / none!).toBeGreaterThan(0.95);
    // Sheet 1.21: at 12 dS/m 0.78 by Maas and Hoffman from the salt at the start, 0.87 to 0.93 by the official program, where more of it is leached in the season;
    // between 16 and 20 dS/m 0.46 and 0.53 to 0.64. 0.03 on either side for another weather.
    expect(strong! / none!).toBeGreaterThan(0.75);
    expect(strong! / none!).toBeLessThan(0.96);
    expect(stronger! / none!).toBeGreaterThan(0.43);
    expect(stronger! / none!).toBeLessThan(0.67);
  });

  it('leaches salt out of the root zone in winter: more water, less salt, more yield', () => {
    const salty = { ...MACHINE_BLOCK, salinityDsPerM: 14 };
    const after = (leachingMm: number) => {
      const run = fieldRun({ blocks: [{ ...salty, leachingMm }] });
      run.run(PLANTING_DAY + 1);
      const atPlanting = run.field.salinityDsPerM(0);
      run.run(DAYS);
      return { atPlanting, yield: run.field.yieldTonnesPerHa(0) };
    };
    const [none, some, much] = [after(0), after(200), after(400)];
    expect(none.atPlanting).toBeCloseTo(14, 0);
    expect(some.atPlanting).toBeLessThan(none.atPlanting);
    expect(much.atPlanting).toBeLessThan(some.atPlanting);
    expect(some.yield).toBeGreaterThan(none.yield);
    expect(much.yield).toBeGreaterThan(some.yield);
  });

  it('gives blocks with the same winter the same soil as a block that is alone', () => {
    const leached: FieldBlock = { ...MACHINE_BLOCK, leachingMm: 250, salinityDsPerM: 9 };
    const soil = (blocks: readonly FieldBlock[], block: number): readonly number[] => {
      const run = fieldRun({ blocks });
      run.run(PLANTING_DAY + 60);
      return [run.field.salinityDsPerM(block), run.field.depletionMm(block), run.field.canopy(block)];
    };
    expect(soil([leached, { ...leached, site: 1 }], 1)).toEqual(soil([leached], 0));
  });

  it('lifts water and salt from a water table within reach', () => {
    const at = (waterTable: FieldBlock['waterTable']) => {
      const run = fieldRun({ blocks: [{ ...MACHINE_BLOCK, waterTable }], irrigationMm: () => 0 });
      run.run(PLANTING_DAY + 130);
      return run.field;
    };
    const [dry, wet] = [at(undefined), at({ depthM: 2, ecDsPerM: 12 })];
    expect(wet.yieldTonnesPerHa(0)).toBeGreaterThan(dry.yieldTonnesPerHa(0));
    expect(wet.salinityDsPerM(0)).toBeGreaterThan(dry.salinityDsPerM(0));
  });

  it('defoliates for machines only, and machines wait for the leaves', () => {
    const starts: number[] = [];
    const run = fieldRun({ startsPick: (block, day, field) => field.openShare(block) >= 0.5 && (starts[block] ??= day) >= 0 });
    run.run(DAYS);
    expect(run.field.defoliatedDay(1)).toBe(-1);
    expect(run.field.defoliatedDay(0)).toBeGreaterThan(PLANTING_DAY);
    expect(starts[0]! + PLANTING_DAY).toBe(run.field.defoliatedDay(0) + 12);
  });

  it('opens an early variety before a late one and gives the fibre of the variety', () => {
    const seasonOf = (variety: FieldBlock['variety'], parameters = {}) => wholeSeason({ blocks: [{ ...HAND_BLOCK, variety }], ...parameters });
    const openOn = (variety: FieldBlock['variety']): number => {
      const run = fieldRun({ blocks: [{ ...HAND_BLOCK, variety }] });
      run.run(PLANTING_DAY + 135);
      return run.field.openShare(0);
    };
    expect(openOn('sultan')).toBeGreaterThan(openOn('maktaaral-5030'));
    expect(openOn('maktaaral-5030')).toBeGreaterThan(openOn('foreign-130'));
    // 33.6 over 33.5 mm in trials; the days to opening of both differ by four, so fibre grows at nearly the same temperature.
    expect(meanTrait(seasonOf('maktaaral-5027'), 'lengthMm', 0) / meanTrait(seasonOf('maktaaral-5030'), 'lengthMm', 0)).toBeCloseTo(33.6 / 33.5, 1);
  });
});

describe('luck', () => {
  it('repeats a run bit for bit and differs with the seed', () => {
    const digest = (run: FieldRun): number[] => Array.from({ length: run.world.lots.count }, (_, lot) => run.world.lots.trait(lot, 0));
    expect(digest(wholeSeason())).toEqual(digest(wholeSeason()));
    expect(digest(wholeSeason({ seed: 12 }))).not.toEqual(digest(wholeSeason()));
  });

  it('gives lot n of a block the same noise under another harvest policy', () => {
    const noiseOnly = { leafNitrogenGramsPerKg: 40, cultivarMicronaire: 1, elongationSd: 0.5 };
    const early = wholeSeason({ parameters: noiseOnly });
    const late = wholeSeason({ parameters: noiseOnly, startsPick: (b, day, field) => (field.picksDone(b) === 0 ? day >= 160 : calendarPick(b, day, field)) });
    // Elongation is the cultivar's mean and noise, nothing else.
    const elongation = (run: FieldRun, block: number): number[] =>
      Array.from({ length: run.world.lots.count }, (_, lot) => lot)
        .filter((lot) => run.world.lots.origin(lot) === block)
        .map((lot) => run.world.lots.trait(lot, FIBRE_TRAITS.indexOf('elongationPercent')));
    for (const block of [0, 1]) expect(elongation(late, block).slice(0, 15)).toEqual(elongation(early, block).slice(0, 15));
  });

  it('leaves the other blocks alone when a block is added', () => {
    const one = wholeSeason({ blocks: [MACHINE_BLOCK] });
    const two = wholeSeason({ blocks: [MACHINE_BLOCK, HAND_BLOCK] });
    expect(two.field.pickedTonnes(0)).toBe(one.field.pickedTonnes(0));
    expect(meanTrait(two, 'lengthMm', 0)).toBe(meanTrait(one, 'lengthMm', 0));
  });
});

describe('snapshots', () => {
  it.each([60, 150, 175])('continue from day %i after planting as the straight run does', (days) => {
    const straight = wholeSeason();
    const first = fieldRun();
    first.run(PLANTING_DAY + days);
    const { world } = first;
    const saved = { kernel: world.kernel.save(), streams: world.streams.save(), lots: world.lots.save(), ledger: world.ledger.save(), field: first.field.save() };
    const second = fieldRun();
    second.world.kernel.load(saved.kernel);
    second.world.streams.load(saved.streams);
    second.world.lots.load(saved.lots);
    second.world.ledger.load(saved.ledger);
    second.field.load(saved.field);
    first.run(DAYS);
    expect(second.run(DAYS)).toBe(0);
    expect(second.world.lots.save()).toEqual(straight.world.lots.save());
    expect(second.field.save()).toEqual(straight.field.save());
  });
});
