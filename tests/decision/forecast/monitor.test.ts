import { describe, expect, it } from 'vitest';
import { ForecastMonitor, TRUST_LOST_BELOW, TRUST_REGAINED_AT, TRUST_WIDEST, WATCHED_OUTCOMES } from '../../../src/decision/forecast/monitor.ts';

function feed(monitor: ForecastMonitor, inside: number, outside: number): void {
  for (let i = 0; i < inside; i += 1) monitor.settle('waterUse', 0, 5, 4, 6, 5);
  for (let i = 0; i < outside; i += 1) monitor.settle('waterUse', 0, 5, 4, 6, 9);
}

describe('the forecast monitor', () => {
  it('loses trust when too few of the last outcomes lie inside the interval, and regains it', () => {
    const monitor = new ForecastMonitor();
    feed(monitor, TRUST_LOST_BELOW, WATCHED_OUTCOMES - TRUST_LOST_BELOW);
    expect(monitor.isTrusted('waterUse')).toBe(true);
    feed(monitor, 0, TRUST_LOST_BELOW);
    expect(monitor.isTrusted('waterUse')).toBe(false);
    expect(monitor.state('waterUse').breaks).toBe(1);
    feed(monitor, TRUST_REGAINED_AT - 1, 0);
    expect(monitor.isTrusted('waterUse')).toBe(false);
    feed(monitor, WATCHED_OUTCOMES, 0);
    expect(monitor.isTrusted('waterUse')).toBe(true);
    expect(monitor.isTrusted('ginQueue')).toBe(true);
  });

  it('loses trust in intervals that hold their share only because they grew wide, until they are narrow again', () => {
    const monitor = new ForecastMonitor();
    // One outcome in five outside: 48 of 60 inside would do, yet the width grows by 0.045 - 4 × 0.005 with every five.
    let fives = 0;
    while (monitor.isTrusted('waterUse') && fives < 200) {
      feed(monitor, 4, 1);
      fives += 1;
    }
    expect(monitor.isTrusted('waterUse')).toBe(false);
    // Lost at the outcome outside that lifts the factor 1 + 0.025 n above its bound; rounding decides between n = 80 and 81.
    expect(Math.abs(fives - (TRUST_WIDEST - 1) / 0.025)).toBeLessThanOrEqual(1);
    feed(monitor, WATCHED_OUTCOMES, 0);
    expect(monitor.isTrusted('waterUse')).toBe(true);
  });

  it('reports error and coverage, and never judges a probability by an interval', () => {
    const monitor = new ForecastMonitor();
    feed(monitor, 3, 1);
    expect(monitor.state('waterUse')).toMatchObject({ settled: 4, mae: 1, coverage: 0.75 });
    for (let i = 0; i < 200; i += 1) monitor.settle('failure', 0, 0.1, Number.NaN, Number.NaN, 1);
    expect(monitor.isTrusted('failure')).toBe(true);
    expect(monitor.state('failure').coverage).toBeNaN();
  });

  it('goes on after a snapshot as if nothing had happened', () => {
    const monitor = new ForecastMonitor();
    feed(monitor, 20, 30);
    const copy = new ForecastMonitor();
    copy.load(monitor.save());
    feed(monitor, 0, 20);
    feed(copy, 0, 20);
    expect(copy.state('waterUse')).toEqual(monitor.state('waterUse'));
  });
});
