// The classing room: readings scatter around the truth by eye and by instrument, in step whatever the method.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { FIBRE, FIBRE_TRAITS, LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import { lintSort } from '../../../src/model/domain/grading.ts';
import { Classing } from '../../../src/model/gin/classing.ts';
import { DEFAULTS, SEED_COTTON } from './gin-world.ts';
import type { GinValues } from './gin-world.ts';

const BALES = 4000;

function readings(changes: Partial<GinValues>, reflectance = 75.5): Float64Array[] {
  const lots = new LotTable(16);
  const bale = lots.create(LOT_KIND.bale, 0, 220_000, 0, 0, 0, 0);
  FIBRE_TRAITS.forEach((name, trait) => lots.setTrait(bale, trait, SEED_COTTON[name]));
  lots.setTrait(bale, FIBRE.reflectancePercent, reflectance);
  const classing = new Classing({ ...DEFAULTS, ...changes }, new Streams(3, 0).get('gin.classing', 0));
  return Array.from({ length: BALES }, () => {
    const out = new Float64Array(FIBRE_TRAITS.length);
    classing.read(lots, bale, out);
    return out;
  });
}

const spread = (values: readonly number[]): { readonly mean: number; readonly sd: number } => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / values.length) };
};

describe('classing', () => {
  it('scatters around the truth with the errors of instrument and eye', () => {
    const seen = readings({});
    for (const [trait, error] of [
      ['micronaire', DEFAULTS.hviMicronaireError],
      ['lengthMm', DEFAULTS.hviLengthErrorMm],
      ['reflectancePercent', DEFAULTS.visualReflectanceError],
      ['yellowness', DEFAULTS.visualYellownessError],
    ] as const) {
      const { mean, sd } = spread(seen.map((row) => row[FIBRE[trait]]!));
      // Four standard errors of mean and of standard deviation; traits are kept as 32-bit floats.
      expect(Math.abs(mean - SEED_COTTON[trait]), trait).toBeLessThan((4 * error) / Math.sqrt(BALES) + 1e-5);
      expect(Math.abs(sd / error - 1), trait).toBeLessThan(4 / Math.sqrt(2 * BALES));
    }
  });

  it('by instrument is nearer to the truth in colour and trash, and the same in micronaire', () => {
    const eye = readings({ visualClassingShare: 1 });
    const instrument = readings({ visualClassingShare: 0 });
    const sdOf = (rows: readonly Float64Array[], trait: number): number => spread(rows.map((row) => row[trait]!)).sd;
    expect(sdOf(instrument, FIBRE.reflectancePercent)).toBeLessThan(sdOf(eye, FIBRE.reflectancePercent) / 2);
    expect(sdOf(instrument, FIBRE.trashPercent)).toBeLessThan(sdOf(eye, FIBRE.trashPercent));
    expect(instrument.map((row) => row[FIBRE.micronaire])).toEqual(eye.map((row) => row[FIBRE.micronaire]));
  });

  it('puts bales near a limit of a sort into the wrong one', () => {
    // True reflectance 74 is sort I (limit 73): one point above, two thirds of the eye's error.
    const wrong = readings({}, 74).filter((row) => lintSort(row[FIBRE.reflectancePercent]!, 8.6) > 0).length / BALES;
    // P(z < −1 / 1.5) = 0.2525, ± four standard errors.
    expect(Math.abs(wrong - 0.2525)).toBeLessThan(4 * Math.sqrt((0.2525 * 0.7475) / BALES));
  });

  it('leaves the traits that it does not judge, and no trash below nothing', () => {
    for (const row of readings({ visualTrashErrorShare: 0.5 })) {
      expect(row[FIBRE.trashPercent]).toBeGreaterThanOrEqual(0);
      expect(row[FIBRE.strengthGramsPerTex]).toBe(29);
    }
  });
});
