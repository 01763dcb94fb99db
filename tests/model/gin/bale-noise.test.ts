// Bale noise: means, spreads and correlations are those asked for, and short fibre follows length and uniformity.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { FIBRE, FIBRE_TRAITS } from '../../../src/model/domain/lots.ts';
import { shortFibreChange } from '../../../src/model/domain/grading.ts';
import { BaleNoise } from '../../../src/model/gin/bale-noise.ts';
import { DEFAULTS, SEED_COTTON } from './gin-world.ts';

const COUNT = 20_000;
const means = Float64Array.from(FIBRE_TRAITS, (name) => SEED_COTTON[name]);

function sample(parameters = DEFAULTS): Float64Array[] {
  const noise = new BaleNoise(parameters);
  const stream = new Streams(11, 0).get('gin.baleTraits', 0);
  return Array.from({ length: COUNT }, () => {
    const out = new Float64Array(FIBRE_TRAITS.length);
    noise.draw(stream, means, out);
    return out;
  });
}

describe('bale noise', () => {
  const bales = sample();
  const mean = (trait: number): number => bales.reduce((sum, bale) => sum + bale[trait]!, 0) / COUNT;
  const sd = (trait: number): number => {
    const m = mean(trait);
    return Math.sqrt(bales.reduce((sum, bale) => sum + (bale[trait]! - m) * (bale[trait]! - m), 0) / COUNT);
  };
  const correlation = (a: number, b: number): number => {
    const [ma, mb] = [mean(a), mean(b)];
    return bales.reduce((sum, bale) => sum + (bale[a]! - ma) * (bale[b]! - mb), 0) / COUNT / (sd(a) * sd(b));
  };

  it('leaves the means as they are', () => {
    // Four standard errors of the mean; trash and neps are skewed but have the asked mean.
    for (let trait = 0; trait < FIBRE_TRAITS.length; trait += 1) {
      expect(Math.abs(mean(trait) - means[trait]!)).toBeLessThan((4 * sd(trait)) / Math.sqrt(COUNT));
    }
  });

  it('has the share of the spread between bales that arises within a lot', () => {
    const within = Math.sqrt(DEFAULTS.withinLotVarianceShare);
    // Standard error of a standard deviation is 0.5 % at this count; 2 % is four of them.
    expect(sd(FIBRE.micronaire) / (DEFAULTS.micronaireSd * within)).toBeCloseTo(1, 1.5);
    expect(sd(FIBRE.lengthMm) / (DEFAULTS.lengthSdMm * within)).toBeCloseTo(1, 1.5);
    expect(sd(FIBRE.strengthGramsPerTex) / (DEFAULTS.strengthSd * within)).toBeCloseTo(1, 1.5);
    expect(sd(FIBRE.moisturePercent) / (DEFAULTS.moistureSd * within)).toBeCloseTo(1, 1.5);
    expect(sd(FIBRE.trashPercent) / mean(FIBRE.trashPercent) / (DEFAULTS.trashCv * within)).toBeCloseTo(1, 1);
  });

  it('is correlated as in the sheet', () => {
    // Standard error below 0.0071; tolerance four of them.
    expect(Math.abs(correlation(FIBRE.lengthMm, FIBRE.uniformityPercent) - 0.55)).toBeLessThan(0.03);
    expect(Math.abs(correlation(FIBRE.micronaire, FIBRE.lengthMm) + 0.25)).toBeLessThan(0.03);
    expect(Math.abs(correlation(FIBRE.reflectancePercent, FIBRE.yellowness) + 0.45)).toBeLessThan(0.03);
    expect(Math.abs(correlation(FIBRE.strengthGramsPerTex, FIBRE.elongationPercent) + 0.2)).toBeLessThan(0.03);
    expect(Math.abs(correlation(FIBRE.micronaire, FIBRE.reflectancePercent))).toBeLessThan(0.03);
  });

  it('moves short fibre with length and uniformity', () => {
    for (const bale of bales.slice(0, 50)) {
      const change = shortFibreChange(
        bale[FIBRE.lengthMm]! - means[FIBRE.lengthMm]!,
        bale[FIBRE.uniformityPercent]! - means[FIBRE.uniformityPercent]!,
      );
      expect(bale[FIBRE.shortFibrePercent]).toBeCloseTo(Math.max(0.5, means[FIBRE.shortFibrePercent]! + change), 10);
    }
  });

  it('vanishes with a within-lot share of zero', () => {
    const [bale] = sample({ ...DEFAULTS, withinLotVarianceShare: 0 });
    for (let trait = 0; trait < FIBRE_TRAITS.length; trait += 1) expect(bale![trait]).toBeCloseTo(means[trait]!, 12);
  });
});
