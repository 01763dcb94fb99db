// The arithmetic behind the decision screen: forecast marks, errors by month, categories, figures, files. No drawing.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { FORECAST_IDS, forecastTask } from '../../src/decision/forecast/tasks.ts';
import { en } from '../../src/i18n/en.ts';
import { MESSAGES } from '../../src/i18n/languages.ts';
import { REGRET_UNITS } from '../../src/model/domain/decision-record.ts';
import type { ForecasterCard, LedgerRow } from '../../src/model/domain/decision-record.ts';
import type { ModuleId } from '../../src/model/domain/modules.ts';
import { clusterMarks, namePlaces } from '../../src/ui/charts/cluster-marks.ts';
import { errorsByMonth, forecastMarks, isInside } from '../../src/ui/charts/forecast-marks.ts';
import { lampOf } from '../../src/ui/decision/card-rows.ts';
import { differenceText, figure, pairsInWords, regretText } from '../../src/ui/decision/decision-words.ts';
import { groupsOf, pointsOf, summaryOf } from '../../src/ui/decision/forecast-plan.ts';
import { delayText, ledgerCsv, momentText, tickOfDay } from '../../src/ui/decision/ledger-figures.ts';
import { createFormatter } from '../../src/ui/format/formatter.ts';

const format = createFormatter('en', en);
const BOX = { left: 0, right: 200, top: 0, bottom: 100, x: (hour: number) => hour };
const point = (hour: number, forecast: number, actual: number, half = 1) => ({ hour, forecast, low: forecast - half, high: forecast + half, actual });

describe('forecasts against what came', () => {
  const points = [point(10, 4, 5), point(20, 6, 9), point(30, 8, 8)];

  it('lie inside their interval with its ends, outside beyond, and nowhere without one', () => {
    expect(points.map(isInside)).toEqual([true, false, true]);
    expect(isInside({ ...points[0]!, low: Number.NaN, high: Number.NaN })).toBeUndefined();
  });

  it('stand over time at their hour, on one scale with their bands', () => {
    const { marks, yTicks } = forecastMarks(points, 'time', BOX);
    expect(marks.map(({ x }) => x)).toEqual([10, 20, 30]);
    const perUnit = (marks[0]!.base - marks[2]!.base) / 4;
    expect(marks[0]!.base - marks[0]!.y).toBeCloseTo(perUnit, 9);
    expect(marks[1]!.low - marks[1]!.high).toBeCloseTo(2 * perUnit, 9);
    expect(yTicks[0]!.at).toBeGreaterThan(yTicks[1]!.at);
  });

  it('lie on the diagonal of the view against each other when they are right', () => {
    const { marks, line } = forecastMarks(points, 'scatter', BOX);
    const right = marks[2]!;
    const slope = (line!.y2 - line!.y1) / (line!.x2 - line!.x1);
    expect(right.y).toBeCloseTo(line!.y1 + slope * (right.x - line!.x1), 9);
    expect(marks[1]!.y).toBeLessThan(line!.y1 + slope * (marks[1]!.x - line!.x1));
  });

  it('are measured from zero as residuals', () => {
    const { marks, line } = forecastMarks(points, 'residual', BOX);
    expect(marks[2]!.y).toBeCloseTo(line!.y1, 9);
    expect(marks[1]!.y).toBeLessThan(marks[0]!.y);
  });

  it('add up to errors by month in the order of time', () => {
    const months = errorsByMonth([point(800, 1, 4), ...points], (hour) => (hour < 25 ? 4 : hour < 700 ? 5 : 1));
    expect(months).toEqual([
      { month: 4, count: 2, mae: 2, inside: 0.5 },
      { month: 5, count: 1, mae: 0, inside: 1 },
      { month: 1, count: 1, mae: 3, inside: 0 },
    ]);
  });

  it('are taken from a series for all groups or one', () => {
    const series = {
      run: 1, task: 'waterUse', groups: Float64Array.of(3, 1, 3), asOfTicks: Float64Array.of(3600, 7200, 10_800), settledTicks: Float64Array.of(90_000, 93_600, 97_200),
      forecasts: Float64Array.of(1, 2, 3), lows: Float64Array.of(0, 1, 2), highs: Float64Array.of(2, 3, 4), actuals: Float64Array.of(1, 4, 3),
    };
    expect(groupsOf(series)).toEqual([1, 3]);
    expect(pointsOf(series, 3).map(({ hour }) => hour)).toEqual([1, 3]);
    const { mae, inside } = summaryOf(pointsOf(series, undefined));
    expect(mae).toBeCloseTo(2 / 3, 12);
    expect(inside).toBeCloseTo(2 / 3, 12);
  });
});

describe('categories', () => {
  it('are drawn with one scale for both axes, inside the box, with arrows along the loadings', () => {
    const marks = clusterMarks({ x: [-3, 3, 0], y: [0, 0, 1], categories: [0, 1, 1], loadings: [[1, 0], [0, -0.5]] }, { left: 0, right: 300, top: 0, bottom: 200 });
    const [a, b, c] = marks.dots;
    expect((b!.x - a!.x) / 6).toBeCloseTo(marks.zero.y - c!.y, 9);
    expect(Math.min(...marks.dots.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
    expect(marks.middles[1]).toMatchObject({ x: (b!.x + c!.x) / 2, category: 1 });
    expect(marks.arrows[0]!.x).toBeGreaterThan(marks.zero.x);
    expect(marks.arrows[1]!.y).toBeGreaterThan(marks.zero.y);
  });
});

describe('lamps', () => {
  const card = { verdict: 'used' } as ForecasterCard;
  const watch = { task: 'waterUse', settled: 70, mae: 1, coverage: 0.9, isTrusted: true, breaks: 0, modules: ['irrigation'] as const };
  it('tell what decides now', () => {
    expect(lampOf(card, watch)).toBe('trusted');
    expect(lampOf(card, { ...watch, settled: 0 })).toBe('waiting');
    expect(lampOf(card, undefined)).toBe('waiting');
    expect(lampOf(card, { ...watch, isTrusted: false })).toBe('lost');
    expect(lampOf(card, { ...watch, isTrusted: false, modules: [] })).toBe('lostUnheeded');
    expect(lampOf({ ...card, verdict: 'coverageBroken' }, watch)).toBe('unused');
  });
});

describe('words and figures', () => {
  it('name every feature of every question', () => {
    const known = new Set(Object.keys(en.decision.features));
    expect(FORECAST_IDS.flatMap((id) => forecastTask(id).columns).filter((column) => !known.has(column))).toEqual([]);
    expect(FORECAST_IDS.map((id) => forecastTask(id).unit).filter((unit) => !Object.keys(en.decision.units).includes(unit))).toEqual([]);
  });

  it('shorten inputs, say yes and no, and leave unknown names and texts as they are', () => {
    expect(pairsInWords('canopy=0.61234;isDrip=false;depletionMm=NaN;oddName=12.345;6.5 % / 2=1', en.decision, format)).toEqual([
      { name: 'canopy cover', value: '0.612' }, { name: 'drip irrigation', value: 'no' }, { name: 'soil-water deficit, mm', value: '–' }, { name: 'oddName', value: '12.3' }, { name: '6.5 % / 2', value: '1' },
    ]);
    expect(pairsInWords('', en.decision, format)).toEqual([]);
    expect(pairsInWords('wait=-1250 KZT;gin 0=2.10 h;odd=3 boxes', MESSAGES.ru.decision, createFormatter('ru', MESSAGES.ru)).map(({ value }) => value.replace(/[\u00a0\u202f]/, ' '))).toEqual(['−1 250 тенге', '2,10 ч', '3,00 boxes']);
  });

  it('say what was lost with the unit of the module, in words, and no unit for a share', () => {
    const said = (module: ModuleId, regret: number | undefined): string => regretText(en.decision, format, { module, regret });
    expect([said('irrigation', 12.34), said('shipment', 250), said('harvest', 0.0123), said('speed', 0.05), said('energy', undefined)]).toEqual(['12.3 mm', '250 USD', '0.012 a day', '0.050', '–']);
    for (const words of Object.values(MESSAGES)) {
      const known = new Set(Object.keys(words.decision.amountUnits));
      expect(Object.values(REGRET_UNITS).filter((unit) => unit !== '1' && !known.has(unit))).toEqual([]);
    }
  });

  it('write figures with about three digits and differences however small', () => {
    expect([1234.5, 12.34, 1.234, 0.1234, 0, undefined].map((value) => figure(format, value))).toEqual(['1,235', '12.3', '1.23', '0.123', '0', '–']);
    expect([0.0000123, -12.34, 0.5].map((value) => differenceText(format, value))).toEqual(['+0.0000123', '−12.3', '+0.500']);
  });

  it('tell moments and delays', () => {
    expect(momentText(86_400 + 3660, 0, format)).toMatch(/ 01:01$/);
    expect(delayText(0, en.decision, format)).toBe('at once');
    expect(delayText(90 * 60, en.decision, format)).toBe('1.5 h later');
    expect(delayText(3 * 86_400, en.decision, format)).toBe('3.0 d later');
  });

  it('take whole days only', () => {
    expect(tickOfDay('')).toBeUndefined();
    expect(tickOfDay(' 12 ')).toBe(12 * 86_400);
    for (const wrong of ['-1', '1.5', 'x', '1e3']) expect(tickOfDay(wrong)).toBeNaN();
  });
});

describe('the file of the ledger', () => {
  it('holds every column unrounded and can be read again', () => {
    const row: LedgerRow = {
      number: 5, module: 'ginning', call: 3, asOfTick: 10, executedTick: 20, subject: 'gin-1 lot 2', inputs: 'a=1;b=2', options: '6.5 % / 2, 0=0.98', choice: '6.5 % / 2 / 0', reason: 'bestLotValue',
      forecast: undefined, low: undefined, high: undefined, expected: 0.123456789, realised: undefined, regret: 0,
    };
    const [header, line] = parseCsv(ledgerCsv([row]));
    const cell = (name: string): string => line![header!.indexOf(name)]!;
    expect([cell('decision'), cell('options'), cell('expected'), cell('regret'), cell('regretUnit'), cell('forecast')]).toEqual(['5', '6.5 % / 2, 0=0.98', '0.123456789', '0', '1', '']);
  });
});

describe('the names of a cluster plot', () => {
  it('lie inside the drawing and not on one another', () => {
    const zero = { x: 160, y: 140 };
    const arrows = [{ x: 60, y: 120 }, { x: 62, y: 118 }, { x: 64, y: 121 }, { x: 250, y: 150 }, { x: 300, y: 152 }, { x: 158, y: 30 }];
    const names = ['fibre strength', 'uniformity', 'fibre length', 'short fibre', 'micronaire', 'reflectance Rd, %'];
    const width = 320;
    const boxes = namePlaces(names, { arrows, zero }, width).map(({ x, y, textAnchor }, index) => {
      const long = names[index]!.length * 6.3;
      const left = textAnchor === 'end' ? x - long : x;
      return { left, right: left + long, y };
    });
    for (const { left, right } of boxes) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(a.right <= b.left || b.right <= a.left || Math.abs(a.y - b.y) >= 13).toBe(true)));
  });
});
