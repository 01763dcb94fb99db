// The plants of a real pilot season: records, flow, energy and traces against the books and lots that they are read from.
import { beforeAll, describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import { LOT_KIND } from '../../../src/model/domain/lots.ts';
import { NO_MODULES } from '../../../src/model/domain/modules.ts';
import { HOUR_PARTS, PLANT_STATE, PLANT_STATES } from '../../../src/model/domain/plant-record.ts';
import type { PlantSide } from '../../../src/model/domain/plant-record.ts';
import { createSimulation, genealogyOf, PlantRecord, plantSide } from '../../../src/simulation/index.ts';
import type { Simulation } from '../../../src/simulation/index.ts';
import { shippedScenario, shippedWeather } from '../shipped.ts';

const scenario = shippedScenario('pilot-cluster');
const weather = shippedWeather();
const STATES = PLANT_STATES.length;
const SPAN_DAYS = 230;

const fresh = (): Simulation => createSimulation(scenario, weather, { seed: 3, replication: 0, modules: NO_MODULES, core: undefined });

function walk(simulation: Simulation, record: PlantRecord, toTick: number): void {
  while (!simulation.isFinished && simulation.tick < toTick) {
    simulation.advanceTo(simulation.tick + TICKS_PER_HOUR);
    record.sample(simulation.tick, simulation.machines());
  }
}

let simulation: Simulation;
let record: PlantRecord;
let middle: { readonly side: PlantSide; readonly residual: number };
let side: PlantSide;

beforeAll(() => {
  simulation = fresh();
  record = new PlantRecord(simulation.machines().length);
  walk(simulation, record, SPAN_DAYS * TICKS_PER_DAY);
  middle = { side: plantSide(simulation), residual: plantSide(simulation).flow.residualGrams };
  walk(simulation, record, Infinity);
  side = plantSide(simulation);
});

describe('the record of machine hours', () => {
  it('spreads every hour of every group over the states without a rest', () => {
    const parts = record.from(0);
    expect(record.hours).toBe(simulation.tick / TICKS_PER_HOUR);
    expect(parts.length).toBe(record.hours * record.groups * STATES);
    for (let row = 0; row < parts.length; row += STATES) {
      let sum = 0;
      for (let state = 0; state < STATES; state += 1) sum += parts[row + state]!;
      if (sum !== HOUR_PARTS) expect(`row ${row / STATES}: ${sum}`).toBe(HOUR_PARTS);
    }
  });

  it('adds up to the machines’ own accounts', () => {
    const parts = record.from(0);
    simulation.machines().forEach((machine, group) => {
      let hours = 0;
      for (let hour = 0; hour < record.hours; hour += 1) hours += parts[(hour * record.groups + group) * STATES + PLANT_STATE.running]! / HOUR_PARTS;
      const exact = machine.runningTicks / machine.units / TICKS_PER_HOUR;
      // Rounding to parts of 15 s errs by at most one part an hour, both ways alike.
      expect(Math.abs(hours - exact)).toBeLessThan(0.001 * record.hours);
    });
  });

  it('changes nothing of the run, and notes the same hours again after a jump back', () => {
    const other = fresh();
    const again = new PlantRecord(other.machines().length);
    const saved = (SPAN_DAYS - 10) * TICKS_PER_DAY;
    walk(other, again, saved);
    const snapshot = other.snapshot();
    walk(other, again, SPAN_DAYS * TICKS_PER_DAY);
    other.restore(snapshot);
    again.resume(other.tick, other.machines());
    walk(other, again, SPAN_DAYS * TICKS_PER_DAY);
    const length = SPAN_DAYS * 24 * again.groups * STATES;
    expect(again.hours).toBe(SPAN_DAYS * 24);
    expect(again.from(0)).toEqual(record.from(0).slice(0, length));
    const plain = fresh();
    plain.advanceTo(SPAN_DAYS * TICKS_PER_DAY);
    expect(other.digest()).toBe(plain.digest());
  });
});

describe('the flow of fibre', () => {
  it('closes to the gram in mid-season and at the end', () => {
    expect(middle.residual).toBe(0);
    expect(side.flow.residualGrams).toBe(0);
    for (const { flow } of [middle.side, side]) {
      for (const stage of flow.stages) {
        const left = stage.sinks.reduce((sum, sink) => sum + sink.grams, stage.stockGrams + stage.outGrams);
        expect(left).toBe(stage.inGrams + stage.addedGrams);
        for (const sink of stage.sinks) expect(sink.grams).toBeGreaterThanOrEqual(0);
      }
    }
    expect(middle.side.flow.stages.reduce((sum, stage) => sum + stage.stockGrams, 0)).toBeGreaterThan(1e8);
    expect(side.flow.stages.every((stage) => stage.stockGrams === 0)).toBe(true);
  });

  it('hands on what the lots say', () => {
    const { lots } = simulation.world;
    const sum = (kind: number): number => Array.from({ length: lots.count }, (_, lot) => lot).filter((lot) => lots.kind(lot) === kind).reduce((total, lot) => total + lots.grams(lot), 0);
    const stage = (id: string) => side.flow.stages.find((each) => each.stage === id)!;
    const soldLint = stage('gin').sinks.filter(({ use, material }) => use === 'sold' && material === 'lint').reduce((total, sink) => total + sink.grams, 0);
    expect(stage('field').addedGrams).toBe(sum(LOT_KIND.seedCotton));
    expect(stage('gin').outGrams + soldLint).toBe(sum(LOT_KIND.bale));
    expect(stage('spinning').outGrams).toBe(sum(LOT_KIND.yarn));
    expect(side.output.spinning).toBe(sum(LOT_KIND.yarn));
  });
});

describe('energy, stocks and batches', () => {
  it('splits all electricity of the plants by function', () => {
    const { activities, cluster } = simulation.world;
    for (const [stage, kind] of [['gin', 'gin'], ['spinning', 'spinningMill'], ['textile', 'textileMill']] as const) {
      const split = side.energy.filter((use) => use.stage === stage && use.carrier === 'electricity').reduce((sum, { kwh }) => sum + kwh, 0);
      const metered = cluster.sites.reduce((sum, site, index) => (site.kind === kind ? sum + activities.total(index, ACTIVITY.electricity) : sum), 0);
      expect(split).toBeGreaterThan(1000);
      // Sums of some ten thousand readings in another order.
      expect(split / metered).toBeCloseTo(1, 9);
    }
  });

  it('knows stocks, their peaks, and the newest batches first', () => {
    expect(middle.side.stocks.some(({ grams }) => grams > 0)).toBe(true);
    for (const stock of [...middle.side.stocks, ...side.stocks]) expect(stock.peakGrams).toBeGreaterThanOrEqual(stock.grams);
    expect(side.stocks.every(({ grams }) => grams === 0)).toBe(true);
    expect(side.batches.length).toBeGreaterThan(10);
    const days = side.batches.map(({ createdDay }) => createdDay);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(side.faults.reduce((sum, { faults }) => sum + faults, 0)).toBeGreaterThan(100);
  });
});

describe('the trace of a real batch', () => {
  it('comes whole from bales, seed cotton and blocks, and weighs more the further back it goes', () => {
    const { lots } = simulation.world;
    const batch = side.batches[Math.floor(side.batches.length / 2)]!.lot;
    const trace = genealogyOf(lots, { policy: 'baseline', lot: batch })!;
    const level = (kind: string) => trace.back.find((each) => each.kind === kind)!;
    for (const kind of ['yarn', 'laydown', 'bale', 'seedCotton']) expect(level(kind).count).toBeGreaterThan(0);
    expect(trace.blocks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(trace.blocks.reduce((sum, { linkedGrams }) => sum + linkedGrams, 0)).toBeCloseTo(level('seedCotton').linkedGrams, 0);
    expect(level('bale').linkedGrams).toBeGreaterThan(lots.grams(batch));
    expect(level('seedCotton').linkedGrams).toBeGreaterThan(2 * level('bale').linkedGrams);
  });

  it('finds the batch again when it follows the batch’s main bale forward', () => {
    const { lots } = simulation.world;
    const batch = side.batches[0]!.lot;
    const bale = genealogyOf(lots, { policy: 'baseline', lot: batch })!.back.find(({ kind }) => kind === 'bale')!.lots[0]!;
    const forward = genealogyOf(lots, { policy: 'baseline', lot: bale.lot })!.forward.find(({ kind }) => kind === 'fabric')!;
    const found = forward.lots.find(({ lot }) => lot === batch)!;
    // By composition, both ways: the bale's share of the batch is the batch's share of the bale.
    expect(found.share).toBeCloseTo(bale.share, 9);
  });
});
