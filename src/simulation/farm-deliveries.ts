// What every field block has delivered, as it left the field: mass, grades and mass for payment. Knows no prices.
import type { Plain, Snapshotable } from '../base/plain.ts';
import { GRAMS_PER_KG } from '../base/units.ts';
import { lintSort } from '../model/domain/grading.ts';
import { FIBRE, type LotTable } from '../model/domain/lots.ts';
import type { ParameterValues } from '../model/parameters/define.ts';
import type { FARM_ECONOMICS_PARAMETERS } from '../model/parameters/farm-economics.ts';

export type FarmEconomicsValues = ParameterValues<typeof FARM_ECONOMICS_PARAMETERS>;

/** Grades of seed cotton, 1 the best. */
export const SEED_COTTON_GRADES = 5;
const PICKED = SEED_COTTON_GRADES;
const STRIDE = SEED_COTTON_GRADES + 1;

/**
 * Grade of seed cotton, 0 (grade 1) to 4 (grade 5): the worse of its colour sort and its foreign matter.
 * Units: %, +b, % of mass. Source: sorts as in domain/grading; agronomy sheet 5.5 (machine-picked cotton one grade lower), limits assumed.
 */
export function seedCottonGrade(p: FarmEconomicsValues, reflectancePercent: number, yellowness: number, trashPercent: number): number {
  const byTrash = Math.ceil(Math.max(0, trashPercent - p.grade1TrashPercent) / p.trashPercentPerGrade);
  return Math.min(SEED_COTTON_GRADES - 1, Math.max(lintSort(reflectancePercent, yellowness), byTrash));
}

/**
 * Mass for which a delivery is paid over its mass on the scales: its dry clean mass brought to reference moisture and foreign matter.
 * Units: % wet basis, % of mass; returns about 0.85 to 1.05. Source: agronomy sheet 5.4 (reference values), definition.
 */
export function paidMassShare(p: FarmEconomicsValues, moisturePercent: number, trashPercent: number): number {
  const reference = (1 - p.referenceMoisturePercent / 100) * (1 - p.referenceTrashPercent / 100);
  return ((1 - moisturePercent / 100) * (1 - trashPercent / 100)) / reference;
}

/** Running totals by block, noted as each lot leaves its field, because yards and gins change lots later. */
export class FarmDeliveries implements Snapshotable {
  readonly #p: FarmEconomicsValues;
  readonly #kg: Float64Array;

  constructor(p: FarmEconomicsValues, blocks: number) {
    this.#p = p;
    this.#kg = new Float64Array(blocks * STRIDE);
  }

  /** Notes a seed-cotton lot with its origin block. */
  note(lots: LotTable, lot: number): void {
    const kg = lots.grams(lot) / GRAMS_PER_KG;
    const trash = lots.trait(lot, FIBRE.trashPercent);
    const grade = seedCottonGrade(this.#p, lots.trait(lot, FIBRE.reflectancePercent), lots.trait(lot, FIBRE.yellowness), trash);
    const at = lots.origin(lot) * STRIDE;
    this.#kg[at + grade] = this.#kg[at + grade]! + kg * paidMassShare(this.#p, lots.trait(lot, FIBRE.moisturePercent), trash);
    this.#kg[at + PICKED] = this.#kg[at + PICKED]! + kg;
  }

  /** Seed cotton as picked, kg. */
  pickedKg(block: number): number {
    return this.#kg[block * STRIDE + PICKED]!;
  }

  /** Mass for payment in a grade (0 to 4), kg. */
  paidKg(block: number, grade: number): number {
    return this.#kg[block * STRIDE + grade]!;
  }

  save(): Plain {
    return this.#kg.slice();
  }

  load(saved: Plain): void {
    this.#kg.set(saved as Float64Array);
  }
}
