// The textile formulas against the worked examples of the processing sheet (Appendix A, vectors 50 to 62); tolerance 0.1 % as stated there.
import { describe, expect, it } from 'vitest';
import { massShareInSets, secondSetShare, setsFrom } from '../../../../src/model/textile/formulas/cut-plan.ts';
import { falseAlarmShare } from '../../../../src/model/textile/formulas/detection.ts';
import { equipmentEffectiveness } from '../../../../src/model/textile/formulas/equipment-effectiveness.ts';
import { fabricGramsPerM2 } from '../../../../src/model/textile/formulas/fabric-mass.ts';
import { limitPer100M2, pointsPer100M2, pointsPer100Yd2 } from '../../../../src/model/textile/formulas/four-point.ts';
import { knittingKgPerHour, knittingMetresPerHour, tubeGramsPerMetre } from '../../../../src/model/textile/formulas/knitting-production.ts';
import { machinesNeeded } from '../../../../src/model/textile/formulas/loom-demand.ts';
import { attendedLoomEfficiency, interferenceEfficiency, loomMetresPerHour, loomShedMetres } from '../../../../src/model/textile/formulas/loom-production.ts';
import { expectedDyeing, RIGHT_FIRST_TIME_TABLE } from '../../../../src/model/textile/formulas/right-first-time.ts';
import { piecesPerHour, placesNeeded } from '../../../../src/model/textile/formulas/sewing.ts';

function expectWithin(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(0.001);
}

describe('looms', () => {
  it('lose time to stops (50, 51)', () => {
    expectWithin(attendedLoomEfficiency(180, 20 * 0.85 + 15 * 0.3 + 6 * 0.12), 0.96154);
    expectWithin(attendedLoomEfficiency(600, 1.5 * 2.87 + 0.9 * 1.2 + 0.2 * 3), 0.96533);
  });
  it('weave metres (52 to 54)', () => {
    expectWithin(loomMetresPerHour(600, 2400, 0.9), 13.5);
    expectWithin(loomShedMetres(380, 50, 7200, { efficiency: 0.95, picksPerInch: 60 }), 55016.5);
    expectWithin(machinesNeeded(50e6, loomMetresPerHour(600, 2400, 0.9), 8400), 440.9);
  });
  it('are as efficient as attended ones when a weaver has a single loom', () => {
    // One loom: running 1, repaired load, so 1/(1 + load).
    expect(interferenceEfficiency(0.05, 2, 1)).toBeCloseTo(1 / 1.1, 12);
    expect(interferenceEfficiency(0, 2, 20)).toBe(1);
  });
  it('wait for the weaver the more looms he has, down to his capacity', () => {
    expect(interferenceEfficiency(0.0156, 2.3, 20)).toBeLessThan(interferenceEfficiency(0.0156, 2.3, 10));
    // Far too many looms: the weaver always repairs, 1/repair stops a minute, so 1/(load·looms) of the looms run.
    expect(interferenceEfficiency(0.5, 2, 100)).toBeCloseTo(0.01, 6);
    // Two looms, load 1/2: states weigh 1, 1, 1/2; both run in the first, one in the second: (2 + 1)/(2·2.5).
    expect(interferenceEfficiency(0.25, 2, 2)).toBeCloseTo(0.6, 12);
  });
});

describe('circular knitting machines', () => {
  const published = { diameterInches: 30, gauge: 18, revolutionsPerMinute: 38, feeders: 80, feedersPerCourse: 1, loopMm: 2, coursesPerCm: 20 };
  const jersey = { diameterInches: 30, gauge: 24, revolutionsPerMinute: 25, feeders: 90, feedersPerCourse: 1, loopMm: 2.75, coursesPerCm: 18 };
  const tex = 590.5 / 30;
  it('knit by mass (56, 57)', () => {
    // 480 minutes are 8 hours.
    expectWithin(8 * knittingKgPerHour(published, 70, 0.95, 3.14), 329.07);
    expectWithin(knittingKgPerHour(jersey, tex, 0.85, Math.PI), 14.049);
  });
  it('knit by length (58)', () => {
    const machine = { ...published, revolutionsPerMinute: 36, feeders: 108 };
    expectWithin(8 * knittingMetresPerHour(machine, 0.87), 811.81);
  });
  it('make a tube that weighs mass over length', () => {
    for (const machine of [published, jersey, { ...jersey, feedersPerCourse: 2 }]) {
      const quotient = (1000 * knittingKgPerHour(machine, tex, 1, Math.PI)) / knittingMetresPerHour(machine, 1);
      expect(tubeGramsPerMetre(machine, tex, Math.PI)).toBeCloseTo(quotient, 9);
    }
  });
});

describe('fabric', () => {
  it('weighs what its construction says (55)', () => {
    const tex = 590.5 / 30;
    const sheeting = { warpEndsPerInch: 76, weftPicksPerInch: 68, warpTex: tex, weftTex: tex, warpCrimp: 0.07, weftCrimp: 0.05 };
    expectWithin(fabricGramsPerM2(sheeting), 118.35);
  });
});

describe('bed linen', () => {
  it('is cut from whole lengths of 7.14 m', () => {
    // 3,000 m: 420.2 sets; 6 m of faults cut out: 419.3.
    expect(setsFrom(3000, 0, 7.14)).toBe(420);
    expect(setsFrom(3000, 6, 7.14)).toBe(419);
    // Cut-outs never take the last set of a short piece, and a piece shorter than a set gives none.
    expect(setsFrom(8, 3, 7.14)).toBe(1);
    expect(setsFrom(7, 0, 7.14)).toBe(0);
    expectWithin(50e6 / 7.14, 7.003e6);
  });
  it('holds 95 % of the cut length, less the remnant', () => {
    // 420 × 7.14 × 0.95 / 3000 = 0.94962.
    expectWithin(massShareInSets(420, 3000, 7.14, 0.95), 0.94962);
  });
  it('is second when sewing spoils it or a fault was missed', () => {
    expect(secondSetShare(0.01, 1)).toBeCloseTo(0.01, 12);
    expect(secondSetShare(0, 0.99)).toBeCloseTo(0.01, 12);
    expect(secondSetShare(0.02, 0.95)).toBeCloseTo(1 - 0.98 * 0.95, 12);
  });
  it('is sewn at standard minutes over efficiency', () => {
    // 14 standard minutes at 55 %: 25.45 clocked ones, 2.357 sets an hour; 30 sets an hour with a quarter in reserve need 15.9 places.
    expectWithin(piecesPerHour(14, 0.55), 2.3571);
    expect(placesNeeded(30, piecesPerHour(14, 0.55), 0.25)).toBe(16);
    expect(placesNeeded(0, 2, 0.25)).toBe(0);
  });
});

describe('right first time', () => {
  it('saves cost, and machine time even more (59)', () => {
    const { rightFirstTime, smallAddition, largeAddition, stripAndRedye } = RIGHT_FIRST_TIME_TABLE;
    const at = (ok: number, small: number, large: number, strip: number): ReturnType<typeof expectedDyeing> =>
      expectedDyeing([
        { share: ok, ...rightFirstTime }, { share: small, ...smallAddition }, { share: large, ...largeAddition }, { share: strip, ...stripAndRedye },
      ]);
    const usual = at(0.85, 0.08, 0.05, 0.02);
    expectWithin(usual.cost, 104.67);
    expectWithin(usual.time, 1.0698);
    expectWithin(usual.profit, 79.09);
    const worse = at(0.7, 0.16, 0.1, 0.04);
    expect(worse.time - usual.time).toBeGreaterThan((worse.cost - usual.cost) / 100);
  });
});

describe('four-point system', () => {
  it('counts points by area in both units (60, 61)', () => {
    expectWithin(pointsPer100Yd2(28, 150, 56), 12);
    expectWithin(pointsPer100M2(28, 100, 1500), 18.667);
    expectWithin(limitPer100M2(40), 47.84);
  });
});

describe('detection', () => {
  it('raises as many false alarms as the precision says', () => {
    const alarm = falseAlarmShare(0.818, 0.839, 0.03);
    const truePositives = 0.03 * 0.839;
    expect(truePositives / (truePositives + 0.97 * alarm)).toBeCloseTo(0.818, 12);
  });
});

describe('equipment effectiveness', () => {
  it('is availability × effectiveness × quality (62)', () => {
    const result = equipmentEffectiveness(480, 408, 2.4, { produced: 158, good: 154 });
    expectWithin(result.availability, 0.85);
    expectWithin(result.effectiveness, 0.92941);
    expectWithin(result.quality, 0.97468);
    expectWithin(result.oee, 0.77);
  });
});
