import { describe, expect, it } from 'vitest';
import { forecastWith } from '../../../src/decision/forecast/fitted.ts';
import { trainForecaster } from '../../../src/decision/forecast/forecaster.ts';
import type { ForecastTask } from '../../../src/decision/forecast/tasks.ts';
import type { SeasonRows } from '../../../src/decision/history.ts';

/** Park-Miller, so that the test's data are the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const task: ForecastTask = {
  of: 'block',
  unit: 't',
  columns: ['a', 'b'],
  naive: 'mean',
  learners: ['linear', 'forest'],
  least: 0,
  isProbability: false,
  dateColumn: undefined,
  hasWidthByGroup: false,
};

function seasonsOf(count: number, rowCount: number, outcome: (a: number, b: number, noise: number, season: number) => number): SeasonRows[] {
  const uniform = generator(7);
  return Array.from({ length: count }, (_, season) => {
    const rows = Array.from({ length: rowCount }, () => Float64Array.of(uniform() * 10, uniform() * 10));
    return { rows, targets: rows.map((row) => outcome(row[0]!, row[1]!, uniform() - 0.5, season)), groups: rows.map((_row, i) => i % 3) };
  });
}

describe('a forecaster', () => {
  it('finds a linear law, beats the mean with an interval, and covers what it promises', () => {
    const forecaster = trainForecaster(task, seasonsOf(6, 120, (a, b, noise) => 20 + 3 * a - b + 4 * noise), generator(1))!;
    expect(forecaster.learner).toBe('linear');
    expect(forecaster.verdict).toBe('used');
    expect(forecaster.evidence.reduction.low).toBeGreaterThan(0);
    expect(forecaster.evidence.coverage).toBeGreaterThan(0.85);
    expect(forecaster.evidence.coverage).toBeLessThan(0.95);
    // Noise is uniform on ±2: a perfect forecast errs by 1 on average.
    expect(forecaster.evidence.scores.mae).toBeCloseTo(1, 1);
    expect(forecastWith(forecaster, [5, 5], 0, 0)).toBeCloseTo(30, 0);
  });

  it('is not used where nothing can be learned', () => {
    const forecaster = trainForecaster(task, seasonsOf(6, 60, (_a, _b, noise) => 50 + 20 * noise), generator(1))!;
    expect(forecaster.evidence.scores.r2).toBeLessThan(0.1);
    expect(forecaster.evidence.reduction.low).toBeLessThan(0);
  });

  it('is not used while the seasons do not agree that it is better', () => {
    // In five seasons of six the law holds, in one it is turned about: better on average, but not surely.
    const law = (a: number, turned: boolean): number => 50 + (turned ? -5 : 5) * (a - 5);
    const steady = trainForecaster(task, seasonsOf(9, 60, (a) => law(a, false)), generator(1))!;
    const shaken = trainForecaster(task, seasonsOf(9, 60, (a, _b, _noise, season) => law(a, season === 8)), generator(1))!;
    expect(steady.verdict).toBe('used');
    expect(shaken.evidence.reduction.mean).toBeGreaterThan(0);
    expect(shaken.evidence.reduction.low).toBeLessThan(0);
    expect(shaken.verdict).toBe('notBetterThanNaive');
  });

  it('is not used before four seasons were tested, however good it is', () => {
    const law = (a: number, b: number): number => 20 + 3 * a - b;
    expect(trainForecaster(task, seasonsOf(4, 60, law), generator(1))!.verdict).toBe('notBetterThanNaive');
    expect(trainForecaster(task, seasonsOf(5, 60, law), generator(1))!.verdict).toBe('used');
  });

  it('forecasts the first season that counts with the learner that did best in the one before', () => {
    const seasons = seasonsOf(6, 60, (a, b) => 20 + 3 * a - b);
    const alone = trainForecaster({ ...task, learners: ['linear'] }, seasons, generator(1))!;
    const listedLast = trainForecaster({ ...task, learners: ['forest', 'linear'] }, seasons, generator(1))!;
    expect(listedLast.evidence.seasons).toBe(4);
    // The exact law leaves rounding only; a forest's steps err by tenths.
    expect(alone.evidence.scores.mae).toBeLessThan(1e-6);
    expect(listedLast.evidence.scores.mae).toBeLessThan(1e-6);
  });

  it('never learns from the season that it forecasts or from later ones', () => {
    const seasons = seasonsOf(5, 60, (a, b) => a + b);
    const changed = seasons.map((season, index) => (index === 4 ? { ...season, targets: season.targets.map((value) => value + 1000) } : season));
    const before = trainForecaster(task, seasons.slice(0, 4), generator(1))!;
    const after = trainForecaster(task, changed, generator(1))!;
    // The last season is far off only if no forecast of it has seen its outcomes.
    expect(after.evidence.scores.mae).toBeGreaterThan(200);
    expect(before.evidence.scores.mae).toBeLessThan(1);
  });

  it('says when the interval cannot be trusted', () => {
    const forecaster = trainForecaster(task, seasonsOf(6, 80, (a, b, noise, season) => 100 + a + b + noise * (season === 5 ? 60 : 1) + a * 9), generator(3))!;
    expect(forecaster.evidence.coverage).toBeLessThan(0.9);
  });

  it('reads dated columns as deviations from the usual of the date, and outcomes from the usual of the group', () => {
    const dated: ForecastTask = { ...task, naive: 'groupMean', dateColumn: 'a', learners: ['linear'] };
    const uniform = generator(11);
    const seasons: SeasonRows[] = Array.from({ length: 24 }, () => {
      const rows: Float64Array[] = [];
      const targets: number[] = [];
      const groups: number[] = [];
      for (let group = 0; group < 3; group += 1) {
        const good = uniform() - 0.5;
        for (const date of [10, 20, 30]) {
          rows.push(Float64Array.of(date, date * date + good * date));
          targets.push(10 * group + good);
          groups.push(group);
        }
      }
      return { rows, targets, groups };
    });
    const forecaster = trainForecaster(dated, seasons, generator(1))!;
    expect(forecaster.evidence.scores.mae).toBeLessThan(0.6 * forecaster.evidence.naive.mae);
    expect(forecaster.evidence.naive.mae).toBeGreaterThan(0.15);
    expect(forecastWith(forecaster, [20, 400 + 0.3 * 20], 2, 0)).toBeCloseTo(20.3, 0);
  });

  it('needs three seasons', () => {
    expect(trainForecaster(task, seasonsOf(2, 60, (a) => a), generator(1))).toBeUndefined();
  });
});
