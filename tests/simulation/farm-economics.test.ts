// The farmer's accounts: a season worked by hand, the grades, and that a run's farms add up to its crop.
import { describe, expect, it } from 'vitest';
import { LOT_KIND, LotTable, FIBRE } from '../../src/model/domain/lots.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { ECONOMICS_PARAMETERS } from '../../src/model/parameters/economics.ts';
import { FIELD_PARAMETERS } from '../../src/model/parameters/field.ts';
import { FARM_ECONOMICS_PARAMETERS } from '../../src/model/parameters/farm-economics.ts';
import { createSimulation } from '../../src/simulation/create-simulation.ts';
import { FarmDeliveries, paidMassShare, seedCottonGrade } from '../../src/simulation/farm-deliveries.ts';
import { FARM_OPERATIONS, farmAccount, farmLabourKztPerHour, farmTotals, fieldInputsKztPerHa, type FarmTotals } from '../../src/simulation/farm-economics.ts';
import { farmTable } from '../../src/simulation/tables.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

const p = defaultValues(FARM_ECONOMICS_PARAMETERS);
const economics = defaultValues(ECONOMICS_PARAMETERS);

/** Ten hectares at 2.7 t/ha, picked by hand, 4,700 m³ of water per ha, paid mass equal to that on the scales, all of grade 1. */
const FARM: FarmTotals = {
  site: 0,
  areaHa: 10,
  irrigationM3: 47_000,
  defoliatedHa: 0,
  leachedHa: 10,
  handPickedKg: 27_000,
  machinePickedKg: 0,
  paidKgByGrade: [27_000, 0, 0, 0, 0],
};

describe('the accounts of a farm', () => {
  it('follow a season worked by hand', () => {
    const account = farmAccount(FARM, p, economics);
    // 35 + 50 + 100 + 50 + 50 thousand less 8 for the defoliant that hand-picked fields do without, leaching 4,282, 4,700 m³ at 2.5, 2,700 kg at 65 KZT.
    expect(account.costKztPerHa).toEqual({
      soil: 35_000, seed: 50_000, fertiliser: 100_000, cultivation: 50_000, protection: 42_000, defoliation: 0, leaching: 4282, water: 11_750, picking: 175_500,
    });
    expect(account.yieldTonnesPerHa).toBeCloseTo(2.7, 12);
    expect(account.revenueKztPerHa).toBeCloseTo(702_000, 6);
    expect(account.marginKztPerHa).toBeCloseTo(702_000 - 468_532, 6);
    expect(account.marginKztPerTonne).toBeCloseTo((702_000 - 468_532) / 2.7, 6);
  });

  it('lie where the reference sheet puts them at 2.7 t/ha: cost 400 to 550 thousand, revenue 675 to 730 thousand KZT/ha', () => {
    const { costKztPerHa, revenueKztPerHa } = farmAccount(FARM, p, economics);
    const cost = FARM_OPERATIONS.reduce((sum, operation) => sum + costKztPerHa[operation], 0);
    expect(cost).toBeGreaterThan(400_000);
    expect(cost).toBeLessThan(550_000);
    expect(revenueKztPerHa).toBeGreaterThan(675_000);
    expect(revenueKztPerHa).toBeLessThan(730_000);
  });

  it('cost less by machine and pay less for lower grades', () => {
    const byHand = farmAccount(FARM, p, economics);
    const byMachine = farmAccount({ ...FARM, handPickedKg: 0, machinePickedKg: 27_000, defoliatedHa: 10 }, p, economics);
    expect(byHand.marginKztPerHa - byMachine.marginKztPerHa).toBeCloseTo(2700 * (30 - 65) + 8000, 6);
    const graded = farmAccount({ ...FARM, paidKgByGrade: [0, 10_000, 10_000, 5000, 2000] }, p, economics);
    // 10 · 0.95 + 10 · 0.85 + 5 · 0.7 + 2 · 0.5 = 22.5 t of grade 1.
    expect(graded.revenueKztPerHa).toBeCloseTo(2250 * 260, 6);
  });

  it('show a season without a crop as a loss of its inputs, with no margin per tonne', () => {
    const account = farmAccount({ ...FARM, handPickedKg: 0, paidKgByGrade: [0, 0, 0, 0, 0] }, p, economics);
    expect(account.revenueKztPerHa).toBe(0);
    expect(account.marginKztPerHa).toBeCloseTo(-(fieldInputsKztPerHa(p) - 8000 + 4282 + 11_750), 6);
    expect(account.marginKztPerTonne).toBeUndefined();
  });
});

describe('an hour of work on a farm', () => {
  it('costs what a picker earns by the piece, near the legal minimum and far below the mean wage of the region', () => {
    const field = defaultValues(FIELD_PARAMETERS);
    const hour = farmLabourKztPerHour(p, field);
    expect(hour).toBeCloseTo((65 * 70) / 8, 12);
    expect(hour).toBeGreaterThan(85_000 / 165);
    expect(hour).toBeLessThan(economics.wageKztPerMonth / economics.paidHoursPerMonth / 2);
  });
});

describe('payment for seed cotton', () => {
  it('grades by colour or foreign matter, whichever is worse', () => {
    expect(seedCottonGrade(p, 76, 8.5, 2)).toBe(0);
    expect(seedCottonGrade(p, 76, 8.5, 5)).toBe(0);
    expect(seedCottonGrade(p, 76, 8.5, 7)).toBe(1);
    expect(seedCottonGrade(p, 76, 8.5, 12)).toBe(2);
    expect(seedCottonGrade(p, 69, 8.5, 7)).toBe(2);
    expect(seedCottonGrade(p, 55, 16, 60)).toBe(4);
  });

  it('pays the mass at reference moisture and foreign matter', () => {
    expect(paidMassShare(p, 9, 3)).toBeCloseTo(1, 12);
    expect(paidMassShare(p, 10, 7)).toBeCloseTo((0.9 * 0.93) / (0.91 * 0.97), 12);
  });

  it('keeps blocks apart and comes back from a snapshot', () => {
    const lots = new LotTable(4);
    const deliveries = new FarmDeliveries(p, 2);
    const lot = lots.create(LOT_KIND.seedCotton, 0, 8_000_000, 0, 0, 1, 0);
    lots.setTrait(lot, FIBRE.reflectancePercent, 76);
    lots.setTrait(lot, FIBRE.yellowness, 8.5);
    lots.setTrait(lot, FIBRE.trashPercent, 3);
    lots.setTrait(lot, FIBRE.moisturePercent, 9);
    deliveries.note(lots, lot);
    const copy = new FarmDeliveries(p, 2);
    copy.load(deliveries.save());
    expect([copy.pickedKg(0), copy.pickedKg(1), copy.paidKg(1, 1)]).toEqual([0, 8000, 0]);
    expect(copy.paidKg(1, 0)).toBeCloseTo(8000, 9);
  });
});

describe('the farms of a run', () => {
  it('deliver together what the fields gave, on the whole area, in one row of the table each', () => {
    const scenario = shippedScenario('pilot-cluster');
    const simulation = createSimulation(scenario, shippedWeather(), { seed: 3, replication: 0, modules: NO_MODULES, core: undefined });
    simulation.runToEnd();
    const farms = farmTotals(simulation.world, simulation.deliveries);
    const { ledger } = simulation.world;
    const grown = ledger.accounts.reduce((sum, { name }, index) => sum - (name.endsWith('/crop') ? ledger.stockGrams(index) : 0), 0);
    // Kilograms as sums of doubles against whole grams.
    expect(farms.reduce((sum, farm) => sum + farm.handPickedKg + farm.machinePickedKg, 0)).toBeCloseTo(grown / 1000, 5);
    expect(farms.reduce((sum, farm) => sum + farm.areaHa, 0)).toBe(1200);
    const table = farmTable([{ policy: 'baseline', simulation }], p, economics);
    const rows = [...table.rows];
    expect(rows.length).toBe(10);
    for (const row of rows) {
      expect(row.length).toBe(table.header.length);
      const cell = (name: string): number => Number(row[table.header.indexOf(name)]);
      const cost = FARM_OPERATIONS.reduce((sum, operation) => sum + cell(`${operation}KztPerHa`), 0);
      expect(cell('marginKztPerHa')).toBeCloseTo(cell('revenueKztPerHa') - cost, 4);
      // Between a third and all of the price of grade 1 on the scales.
      expect(cell('revenueKztPerHa') / cell('yieldTonnesPerHa') / 1000).toBeGreaterThan(260 / 3);
      expect(cell('revenueKztPerHa') / cell('yieldTonnesPerHa') / 1000).toBeLessThan(270);
    }
  });
});
