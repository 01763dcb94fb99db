// What the decision page is told of the core: importance of features, categories as pictures. Made-up rows whose truth is known.
import { describe, expect, it } from 'vitest';
import { blockZones, clusterMapOf } from '../../src/decision/cluster/cluster-map.ts';
import { cardOf } from '../../src/decision/forecast/card.ts';
import { trainForecaster } from '../../src/decision/forecast/forecaster.ts';
import { forecastImportance } from '../../src/decision/forecast/importance.ts';
import { forecastTask } from '../../src/decision/forecast/tasks.ts';
import type { SeasonRows } from '../../src/decision/history.ts';
import { Streams } from '../../src/engine/random.ts';
import { fitClusters } from '../../src/learn/k-means.ts';

const uniformOf = (seed: number): (() => number) => {
  const stream = new Streams(seed, 0).get('decision.core', 0);
  return () => stream.uniform();
};

/** Water use that is three times the first column and a little noise; the second tells nothing, the third never varies. */
function seasons(count: number): SeasonRows[] {
  const uniform = uniformOf(3);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 80 }, () => Float64Array.of(2 + 6 * uniform(), uniform(), 1));
    return { rows, targets: rows.map((row) => 3 * row[0]! + 0.05 * uniform()), groups: rows.map(() => 0) };
  });
}

describe('importance of features', () => {
  it('is large for what the outcome follows, near nothing for what it does not, and leaves out what never varies', () => {
    const history = seasons(5);
    const forecaster = trainForecaster(forecastTask('waterUse'), history, uniformOf(1))!;
    const importance = forecastImportance('waterUse', forecaster, history, uniformOf(2))!;
    expect(importance.columns).toEqual(['et0Mm', 'canopy']);
    // Exchanging a uniform column of width 18 between rows moves the outcome by a third of the width on average.
    expect(importance.rises[0]).toBeGreaterThan(5);
    expect(importance.rises[0]).toBeLessThan(7);
    expect(Math.abs(importance.rises[1]!)).toBeLessThan(0.3);
    expect(forecastImportance('waterUse', forecaster, history, uniformOf(2))).toEqual(importance);
  });

  it('is not made up from too short a history', () => {
    const history = seasons(3);
    const forecaster = trainForecaster(forecastTask('waterUse'), history, uniformOf(1))!;
    expect(forecastImportance('waterUse', forecaster, history, uniformOf(2))).toBeUndefined();
  });

  it('stands beside a card that names the columns in use', () => {
    const card = cardOf('waterUse', trainForecaster(forecastTask('waterUse'), seasons(5), uniformOf(1))!);
    expect(card).toMatchObject({ task: 'waterUse', unit: 'mm/d', naive: 'mean', usedColumns: ['et0Mm', 'canopy'], isProbability: false });
    expect(card.scores.mae).toBeLessThan(card.naiveScores.mae);
  });
});

describe('categories as pictures', () => {
  const names = ['soilWaterMmPerM', 'salinityDsPerM', 'canopySoFar'];
  const rows = [
    ...Array.from({ length: 6 }, (_, i) => Float64Array.of(160 + i, 3 + 0.1 * i, 0.6)),
    ...Array.from({ length: 6 }, (_, i) => Float64Array.of(200 + i, 9 + 0.1 * i, 0.6)),
  ];

  it('find two zones that are apart, leave out what is equal everywhere and give centres in their units', () => {
    const map = blockZones(5, names, rows, uniformOf(4))!;
    expect(map.columns).toEqual(['soilWaterMmPerM', 'salinityDsPerM']);
    expect(map.sizes).toEqual([6, 6]);
    expect(Array.from(map.categories)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(map.centres[0]![0]).toBeCloseTo(162.5, 9);
    expect(map.centres[1]![1]).toBeCloseTo(9.25, 9);
    expect(map.silhouette).toBeGreaterThan(0.8);
    expect(map.shares[0] + map.shares[1]).toBeCloseTo(1, 12);
    // The first axis carries the zones: all of one on one side of zero, all of the other beyond it.
    expect(Math.max(...Array.from(map.x).slice(0, 6)) * Math.min(...Array.from(map.x).slice(6))).toBeLessThan(0);
  });

  it('are refused for too few or too equal blocks', () => {
    expect(blockZones(0, names, rows.slice(0, 5), uniformOf(4))).toBeUndefined();
    expect(blockZones(0, names, rows.map(() => Float64Array.of(1, 2, 3)), uniformOf(4))).toBeUndefined();
  });

  it('draw at most 400 of many rows', () => {
    const many = Array.from({ length: 1000 }, (_, i) => Float64Array.of(i % 37, (i * i) % 41));
    const model = fitClusters({ names: ['a', 'b'], rows: many }, 3, { scaling: 'z-score', restarts: 10, silhouetteRows: 50 }, uniformOf(5));
    if (!model.ok) throw new Error('no clusters');
    const map = clusterMapOf('bales', 0, { names: ['a', 'b'], rows: many }, model.value)!;
    expect(map.x.length).toBe(334);
    expect(map.sizes.reduce((sum, size) => sum + size, 0)).toBe(1000);
  });
});
