// What becomes of a lot: streams sum to the lot, agreement with the closed form, and the trade-off of cleaning and drying against fibre.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIBRE, FIBRE_TRAITS } from '../../../src/model/domain/lots.ts';
import type { GinSetting } from '../../../src/model/domain/ports.ts';
import { lintOut } from '../../../src/model/gin/formulas/turnout.ts';
import { emptyOutcome, OutcomeModel } from '../../../src/model/gin/lot-outcome.ts';
import type { LotOutcome } from '../../../src/model/gin/lot-outcome.ts';
import { ginEffects } from '../../../src/model/gin/machine-effects.ts';
import { BASELINE_SETTING, DEFAULTS, SEED_COTTON } from './gin-world.ts';
import type { GinValues } from './gin-world.ts';

interface Result {
  readonly fields: LotOutcome;
  mass(name: 'evaporated' | 'trash' | 'fibreLoss' | 'motes' | 'cottonseed' | 'dryLint' | 'restored' | 'standLint'): number;
  trait(name: (typeof FIBRE_TRAITS)[number]): number;
}

function outcome(
  setting: Partial<GinSetting>,
  cotton: Partial<typeof SEED_COTTON> = {},
  parameters: Partial<GinValues> = {},
  massGrams = 8_000_000,
  kind: 'saw' | 'roller' = 'saw',
  lostInYard = 0,
): Result {
  const p = { ...DEFAULTS, ...parameters };
  const fields = emptyOutcome();
  const all = { ...SEED_COTTON, ...cotton };
  const traits = Float64Array.from(FIBRE_TRAITS, (name) => all[name]);
  new OutcomeModel(p, ginEffects(p, kind)).compute(massGrams, traits, lostInYard, 1, { ...BASELINE_SETTING, ...setting }, fields);
  return {
    fields,
    mass: (name) => fields[`${name}Grams`],
    trait: (name) => fields.traits[FIBRE[name]]!,
  };
}

const cleaners = [0, 1, 2, 3] as const;

describe('the outcome of a lot', () => {
  it('sums to the lot to the gram, with whole grams ≥ 0 in every stream, for any cotton and setting', () => {
    const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 40_000_000 }), number(5, 22), number(0.2, 18), number(3, 9), fc.constantFrom(...cleaners),
        fc.constantFrom(...cleaners), fc.constantFrom('saw' as const, 'roller' as const), number(0, 0.1),
        (grams, moisturePercent, trashPercent, target, seedCottonCleaners, lintCleaners, kind, lost) => {
          const setting = { lintMoistureTargetPercent: target, seedCottonCleaners, lintCleaners };
          const result = outcome(setting, { moisturePercent, trashPercent }, {}, grams, kind, lost);
          const streams = ['evaporated', 'trash', 'fibreLoss', 'motes', 'cottonseed', 'dryLint'] as const;
          let sum = 0;
          for (const stream of streams) {
            expect(Number.isInteger(result.mass(stream))).toBe(true);
            expect(result.mass(stream)).toBeGreaterThanOrEqual(0);
            sum += result.mass(stream);
          }
          expect(sum).toBe(grams);
        },
      ),
      { seed: 20260901 },
    );
  });

  it('agrees with the closed form of the turnout where that form holds', () => {
    const nothingElse = { handlingLossPercent: 0, seedCottonCleanerFibreLoss: 0, trashShareToLintSaw: 0, restorationLimitPoints: 0 };
    const wet = 10;
    const result = outcome({ lintMoistureTargetPercent: 6.5 }, { trashPercent: 3, moisturePercent: wet }, nothingElse);
    const evaporated = result.mass('evaporated') / 8_000_000;
    // The closed form takes water off the mass without foreign matter; the stage takes it off the whole: a difference of trash × water.
    const closed = lintOut(8_000_000, 0.03, evaporated, DEFAULTS.lintFraction, [DEFAULTS.lintCleanerLoss1, DEFAULTS.lintCleanerLoss2]);
    expect(result.mass('dryLint') / closed).toBeCloseTo(1, 3);
  });

  it('leaves less trash, more short fibre and more fibre lost with every lint cleaner more', () => {
    for (const kind of ['saw', 'roller'] as const) {
      const results = cleaners.map((lintCleaners) => outcome({ lintCleaners }, {}, {}, 8_000_000, kind));
      for (let i = 1; i < results.length; i += 1) {
        const [before, after] = [results[i - 1]!, results[i]!];
        expect(after.trait('trashPercent')).toBeLessThan(before.trait('trashPercent'));
        expect(after.trait('shortFibrePercent')).toBeGreaterThan(before.trait('shortFibrePercent'));
        expect(after.trait('nepsPerGram')).toBeGreaterThan(before.trait('nepsPerGram'));
        expect(after.trait('uniformityPercent')).toBeLessThan(before.trait('uniformityPercent'));
        expect(after.mass('fibreLoss')).toBeGreaterThan(before.mass('fibreLoss'));
        expect(after.mass('dryLint')).toBeLessThan(before.mass('dryLint'));
      }
    }
  });

  it('leaves less trash with every seed-cotton cleaner more, at the cost of fibre and neps', () => {
    const results = cleaners.map((seedCottonCleaners) => outcome({ seedCottonCleaners }));
    for (let i = 1; i < results.length; i += 1) {
      expect(results[i]!.trait('trashPercent')).toBeLessThan(results[i - 1]!.trait('trashPercent'));
      expect(results[i]!.trait('nepsPerGram')).toBeGreaterThan(results[i - 1]!.trait('nepsPerGram'));
      expect(results[i]!.mass('fibreLoss')).toBeGreaterThan(results[i - 1]!.mass('fibreLoss'));
      expect(results[i]!.trait('uniformityPercent')).toBe(results[i - 1]!.trait('uniformityPercent'));
    }
  });

  it('of drier lint has less trash, more short fibre, more fibre lost and more fuel', () => {
    const results = [7, 6, 5].map((lintMoistureTargetPercent) => outcome({ lintMoistureTargetPercent }));
    for (let i = 1; i < results.length; i += 1) {
      expect(results[i]!.trait('trashPercent')).toBeLessThan(results[i - 1]!.trait('trashPercent'));
      expect(results[i]!.trait('shortFibrePercent')).toBeGreaterThan(results[i - 1]!.trait('shortFibrePercent'));
      expect(results[i]!.mass('fibreLoss')).toBeGreaterThan(results[i - 1]!.mass('fibreLoss'));
      expect(results[i]!.fields.heatMj).toBeGreaterThan(results[i - 1]!.fields.heatMj);
    }
  });

  it('below 5 % gains no more cleaning but breaks more fibre', () => {
    const at = (target: number): Result => outcome({ lintMoistureTargetPercent: target });
    expect(at(4).trait('trashPercent')).toBeCloseTo(at(5).trait('trashPercent'), 2);
    expect(at(4).trait('shortFibrePercent')).toBeGreaterThan(at(5).trait('shortFibrePercent'));
  });

  it('keeps strength, elongation, micronaire and yellowness as they came', () => {
    const result = outcome({});
    for (const name of ['strengthGramsPerTex', 'elongationPercent', 'micronaire', 'yellowness'] as const) {
      expect(result.trait(name)).toBe(SEED_COTTON[name]);
    }
  });

  it('stays in the bands of the sheet: full seed-cotton line 80 to 85 %, uniformity 0.4 to 1.1 points per lint cleaner', () => {
    for (const target of [5, 6.5]) {
      const result = outcome({ lintMoistureTargetPercent: target });
      const taken = result.mass('trash') / (8_000_000 * 0.998 * 0.03);
      expect(taken).toBeGreaterThan(0.8);
      expect(taken).toBeLessThan(0.85);
      const none = outcome({ lintMoistureTargetPercent: target, lintCleaners: 0 });
      const perCleaner = (none.trait('uniformityPercent') - result.trait('uniformityPercent')) / 2;
      expect(perCleaner).toBeGreaterThan(0.4);
      expect(perCleaner).toBeLessThan(1.1);
    }
  });

  it('runs wet cotton slower, within the floor', () => {
    const speed = (moisturePercent: number): number => outcome({}, { moisturePercent }).fields.speedFactor;
    expect(speed(11)).toBe(1);
    expect(speed(14)).toBeCloseTo(0.9, 12);
    expect(speed(40)).toBe(0.5);
  });
});
