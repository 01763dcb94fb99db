// Salt in the pores: the balance of every day, mixing, diffusion, lift and brine by worked examples.
import { describe, expect, it } from 'vitest';
import { PLAIN_FIELD, type CropBlock } from '../../../../../src/model/field/crop/crop-block.ts';
import { createCropModel, type CropModel } from '../../../../../src/model/field/crop/crop-model.ts';
import { COTTON_DEGREE_DAYS } from '../../../../../src/model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION } from '../../../../../src/model/field/crop/irrigation.ts';
import { activeCell, CELLS, saltCells } from '../../../../../src/model/field/crop/salinity/salt-cells.ts';
import { saltTransportFactor } from '../../../../../src/model/field/crop/salinity/salt-lift.ts';
import { COTTON_SALT } from '../../../../../src/model/field/crop/salinity/salt-settings.ts';
import { compartmentSalt } from '../../../../../src/model/field/crop/salinity/salt-store.ts';
import { rootZoneSaltInto } from '../../../../../src/model/field/crop/salinity/salt-stress.ts';
import { soilPreset } from '../../../../../src/model/field/crop/soil-description.ts';
import { buildSoilProfile, COMPARTMENTS } from '../../../../../src/model/field/crop/soil-profile.ts';

const block = (soil: string, percent: number, eceDsPerM: number, changes: Partial<CropBlock> = {}): CropBlock => ({
  crop: COTTON_DEGREE_DAYS,
  soil: soilPreset(soil)!,
  initialWater: { kind: 'percent', by: 'layer', at: [1], value: [percent] },
  irrigation: NO_IRRIGATION,
  field: PLAIN_FIELD,
  waterTableDepthM: undefined,
  salinity: { ...COTTON_SALT, initialEceDsPerM: eceDsPerM, irrigationEcwDsPerM: 3, waterTableEcDsPerM: 8 },
  ...changes,
});
const profileSalt = (model: CropModel, b: number): number => {
  let sum = 0;
  for (let i = 0; i < COMPARTMENTS; i += 1) sum += compartmentSalt(model.state, b, i);
  return sum;
};
const STILL = { tMinC: 10, tMaxC: 20, rainMm: 0, et0Mm: 0 };
const DAYS = 200;

describe('the salt of a block', () => {
  it('is what it was, plus what came, less what left, on every day, and no pore goes below nothing', () => {
    const blocks = [
      block('Loam', 90, 6),
      block('ClayLoam', 60, 25, { waterTableDepthM: 1.5 }),
      block('SandyLoam', 20, 120),
      block('SiltLoam', 100, 12, { waterTableDepthM: 2.5, field: { ...PLAIN_FIELD, bundHeightMm: 150 } }),
      block('Clay', 100, 4),
    ];
    const model = createCropModel(blocks);
    const tMinC = Array.from({ length: DAYS }, (_, d) => 10 + 8 * Math.sin((Math.PI * d) / DAYS));
    const tMaxC = tMinC.map((value) => value + 14);
    let largest = 0;
    let least = 0;
    let moved = 0;
    blocks.forEach((_, b) => {
      for (let d = 0; d < DAYS; d += 1) {
        if (d === 15) model.startSeason(b, { tMinC, tMaxC, from: 15, to: DAYS, co2Ppm: 420, restoresWater: false, scheduleMm: undefined });
        const before = profileSalt(model, b);
        const weather = { tMinC: tMinC[d]!, tMaxC: tMaxC[d]!, rainMm: d % 17 === 3 ? 25 : 0, et0Mm: 3 + (d % 5) };
        model.advanceDay(b, weather, d % 9 === 0 ? 90 : 0);
        const { saltIn, saltOut, saltRisen } = model.state;
        const gap = profileSalt(model, b) - before - saltIn[b]! - saltRisen[b]! + saltOut[b]!;
        largest = Math.max(largest, Math.abs(gap) / before);
        moved += saltIn[b]! + saltOut[b]!;
      }
    });
    for (const grams of model.state.saltGrams) least = Math.min(least, grams);
    // A hundred roundings a day of at most 1e-16 of the store each.
    expect(largest).toBeLessThan(1e-13);
    // Salt that cancels in a pore leaves at most a rounding of a store of some 10,000 g/m².
    expect(least).toBeGreaterThan(-1e-10);
    expect(moved).toBeGreaterThan(10_000);
  });

  it('evens out between two pores by the mobility of the drier one', () => {
    const cells = saltCells(buildSoilProfile(soilPreset('SandyLoam')!, 2, true));
    // Ksat 1200: two pores, one third of saturation each and two thirds: V = 0.41·100/3 mm and W = 2V.
    expect(cells.count[0]).toBe(2);
    const v = (0.41 * 100) / 3;
    expect(cells.equalMm[0]).toBeCloseTo(v, 10);
    // Field capacity 0.22 above the first pore: mobility of the drier pore is (a·b^(1/1) − a)/(a·b − a) = 1, so they even out wholly.
    expect(cells.mobility[0]).toBeCloseTo(1, 12);
    expect(cells.gain[0]).toBeCloseTo(2 / 3, 12);
    expect(cells.loss[0]).toBeCloseTo(1 / 3, 12);
    const model = createCropModel([block('SandyLoam', 100, 5)]);
    const at = 4 * CELLS;
    model.state.saltGrams[at] = 90;
    model.state.saltGrams[at + 1] = 0;
    for (const neighbour of [3, 5]) model.state.saltGrams.fill(0, neighbour * CELLS, (neighbour + 1) * CELLS);
    const isWet = activeCell(cells, 4, model.state.water[4]!) === 1;
    expect(isWet).toBe(true);
    model.advanceDay(0, STILL, 0);
    // 90 g: 30 stay and 60 pass over; then a quarter of the difference goes to each neighbour without salt in its turn, from the wettest pore.
    expect(model.state.saltGrams[at]).toBeCloseTo(30, 9);
    expect(model.state.saltGrams[at + 1]!).toBeLessThan(60);
    expect(model.state.saltGrams[at + 1]!).toBeGreaterThan(30);
  });

  it('diffuses to the neighbour by a quarter of the difference from the common concentration', () => {
    const model = createCropModel([block('SandyLoam', 100, 5)]);
    const { state } = model;
    const { profile } = model.units[0]!;
    state.saltGrams.fill(0);
    // The two lowest compartments, both at field capacity: 300 g in the upper one, of these two thirds in the wide pores, as mixed.
    state.saltGrams[10 * CELLS] = 100;
    state.saltGrams[10 * CELLS + 1] = 200;
    model.advanceDay(0, STILL, 0);
    // The third compartment from below comes first: it has V mm, the next one W mm, and takes 300·V/(V + W)/4.
    const mm = (i: number): number => state.water[i]! * profile.thicknessM[i]! * 1000;
    const up = (300 * mm(9)) / (mm(9) + mm(10)) / 4;
    const down = ((300 - up) * mm(11)) / (mm(10) + mm(11)) / 4;
    expect(compartmentSalt(state, 0, 9)).toBeCloseTo(up, 9);
    expect(compartmentSalt(state, 0, 11)).toBeCloseTo(down, 9);
    expect(compartmentSalt(state, 0, 10)).toBeCloseTo(300 - up - down, 9);
  });

  it('lifts with evaporation the more readily the wetter the top is', () => {
    const profile = buildSoilProfile(soilPreset('Loam')!, 2, true);
    // x = 1 at saturation: 10^1·1/10; x = 0.5 halfway from half the wilting point: √10·0.05; nothing at air-dry.
    expect(saltTransportFactor(profile, 0.46)).toBeCloseTo(1, 12);
    expect(saltTransportFactor(profile, (0.46 + 0.075) / 2)).toBeCloseTo(Math.sqrt(10) * 0.05, 12);
    expect(saltTransportFactor(profile, 0.075)).toBe(0);
  });

  it('is read as the ECe that filled the profile, in soil water at field capacity the more concentrated', () => {
    const model = createCropModel([block('Loam', 100, 6)]);
    const out = { ece: 0, soilWater: 0, atFieldCapacity: 0 };
    rootZoneSaltInto(model.units[0]!, model.state, 0, out);
    expect(out.ece).toBeCloseTo(6, 12);
    expect(out.atFieldCapacity).toBeCloseTo((6 * 0.46) / 0.31, 12);
    expect(out.soilWater).toBeCloseTo((6 * 0.46) / 0.31, 12);
  });

  it('is deposited where the water cannot hold it: no water is saltier than brine', () => {
    const model = createCropModel([block('Loam', 0, 150)]);
    const out = { ece: 0, soilWater: 0, atFieldCapacity: 0 };
    rootZoneSaltInto(model.units[0]!, model.state, 0, out);
    // 150 dS/m of the extract in 0.15 of 0.46: 460 dS/m would be needed, brine has 100 g/l, that is 156.25 dS/m.
    expect(out.ece).toBeCloseTo(150, 10);
    expect(out.soilWater).toBeCloseTo(156.25, 10);
  });
});
