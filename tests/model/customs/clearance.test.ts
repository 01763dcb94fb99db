import { describe, expect, it } from 'vitest';
import { destinationOf, usualWayDays, CORRIDORS, corridorsTo, DESTINATIONS } from '../../../src/model/customs/corridors.ts';
import { drawCorridorState, factorOn, seasonFactor } from '../../../src/model/customs/corridor-state.ts';
import { CHANNEL, channelOf, clearanceHours, hasMismatch } from '../../../src/model/customs/formulas/clearance.ts';
import { CUSTOMS_PARAMETERS } from '../../../src/model/parameters/customs.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { Streams } from '../../../src/engine/random.ts';

const p = { ...defaultValues(CUSTOMS_PARAMETERS), mismatchShare: 0.2, advanceCheckShare: 0.5, greenShare: 0.4, blueShare: 0.2, yellowShare: 0.3, mismatchRedShare: 0.4, automaticHours: 1, documentHours: 20, inspectionHours: 40, mismatchHours: 24 };

describe('clearance at the border', () => {
  it('finds fewer disagreeing documents where the declaration was checked in advance', () => {
    expect([0.05, 0.15, 0.25].map((u) => hasMismatch(p, false, u))).toEqual([true, true, false]);
    expect([0.05, 0.15, 0.25].map((u) => hasMismatch(p, true, u))).toEqual([true, false, false]);
  });

  it('sends agreeing documents to the four channels by their shares and disagreeing ones to yellow or red', () => {
    expect([0.39, 0.59, 0.89, 0.91].map((u) => channelOf(p, false, u))).toEqual([CHANNEL.green, CHANNEL.blue, CHANNEL.yellow, CHANNEL.red]);
    expect([0.39, 0.41].map((u) => channelOf(p, true, u))).toEqual([CHANNEL.red, CHANNEL.yellow]);
  });

  it('takes the hours of the channel, of which an advance declaration moves the documents to the way', () => {
    const load = { channel: CHANNEL.yellow, isMismatch: false, isDeclaredInAdvance: false, hoursToBorder: 30, luck: 1 } as const;
    expect(clearanceHours(p, load)).toBe(20);
    expect(clearanceHours(p, { ...load, isMismatch: true })).toBe(44);
    // 44 h of documents, 30 h of them on the way.
    expect(clearanceHours(p, { ...load, isMismatch: true, isDeclaredInAdvance: true })).toBe(14);
    expect(clearanceHours(p, { ...load, isDeclaredInAdvance: true })).toBe(1);
    expect(clearanceHours(p, { ...load, channel: CHANNEL.red })).toBe(60);
    expect(clearanceHours(p, { ...load, channel: CHANNEL.red, isDeclaredInAdvance: true })).toBe(40);
    expect(clearanceHours(p, { ...load, channel: CHANNEL.green, luck: 2 })).toBe(2);
    expect(clearanceHours(p, { ...load, channel: CHANNEL.blue, isDeclaredInAdvance: true })).toBe(1);
  });
});

describe('corridors', () => {
  it('lead to every destination, a detour longer than the way to the own end', () => {
    for (let destination = 0; destination < DESTINATIONS.length; destination += 1) expect(corridorsTo(destination).length).toBeGreaterThan(0);
    const middle = CORRIDORS.indexOf('middle');
    expect(usualWayDays(p, DESTINATIONS.indexOf('latvia'), middle)).toBe(p.middleDays + p.detourDays);
    expect(usualWayDays(p, DESTINATIONS.indexOf('turkiye'), middle)).toBe(p.middleDays);
  });

  it('share the loads out over destinations by the shares', () => {
    // 0.3, 0.3, 0.25 and 0.15 of 1.
    expect([0.29, 0.31, 0.61, 0.86, 0.999].map((u) => destinationOf(p, u))).toEqual([0, 1, 2, 3, 3]);
  });

  it('have a state that is the season alone without noise, and whose log spreads as the autoregression says with it', () => {
    const calm = drawCorridorState({ ...p, stateWeekDeviation: 0, disruptionsPerYear: 0 }, 60, 1, new Streams(5, 0));
    expect(factorOn(calm, 2, 8)).toBe(seasonFactor(8, p));
    expect(seasonFactor(15, p)).toBe(1 + p.winterAmplitude);
    const weeks = 4000;
    const noisy = drawCorridorState({ ...p, winterAmplitude: 0, disruptionsPerYear: 0 }, weeks, 1, new Streams(5, 0));
    const logs = Array.from(noisy.factor, (factor) => Math.log(factor));
    const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
    const deviation = Math.sqrt(logs.reduce((a, b) => a + (b - mean) * (b - mean), 0) / logs.length);
    const kept = 1 - p.stateReversion;
    const theory = p.stateWeekDeviation / Math.sqrt(1 - kept * kept);
    // 20,000 weeks of five corridors with a memory of about 8 weeks are some 1,200 independent ones: 2 % of standard error, three of them.
    expect(Math.abs(deviation / theory - 1)).toBeLessThan(0.06);
  });

  it('are disrupted as often and as long as the parameters say', () => {
    const weeks = 8000;
    const drawn = drawCorridorState({ ...p, stateWeekDeviation: 0, winterAmplitude: 0, disruptionsPerYear: 2, disruptionWeeks: 4 }, weeks, 1, new Streams(6, 0));
    const share = drawn.factor.filter((factor) => factor > 1.2).length / drawn.factor.length;
    // Renewal: 4 weeks in every 4 + (52/2 − 1) on average; about 1,350 disruptions leave 3 % of standard error.
    expect(Math.abs(share / (4 / (4 + 25)) - 1)).toBeLessThan(0.09);
  });
});
