// Fabric faults by cause and the latest finished batches, read from the lot table. Judges nothing: the textile mill has.
import { TICKS_PER_DAY } from '../../base/units.ts';
import { FABRIC, FABRIC_TRAITS, LOT_KIND } from '../../model/domain/lots.ts';
import type { BatchView, FaultCause, StageOutput } from '../../model/domain/plant-record.ts';
import type { StageWorld } from '../../model/stage.ts';
import { CAUSE, CAUSE_COLUMN } from '../../model/textile/batch-columns.ts';

const FAULT_TRAIT = /^(.+)FaultsPer100m$/;
const MOST_BATCHES = 40;

export interface FabricQuality {
  readonly faults: readonly FaultCause[];
  readonly fabricMetres: number;
  readonly batches: readonly BatchView[];
  readonly output: StageOutput;
}

/** One pass over the lots: faults and defective mass of finished fabric by cause, its metres, the newest batches, and what each kind of plant made. */
export function fabricQuality(world: StageWorld): FabricQuality {
  const { lots } = world;
  const kinds = FABRIC_TRAITS.flatMap((trait) => {
    const cause = FAULT_TRAIT.exec(trait)?.[1];
    return cause === undefined ? [] : [{ cause, column: FABRIC[trait] }];
  });
  const counts = new Map<string, { faults: number; defectiveGrams: number }>();
  for (const name of [...kinds.map(({ cause }) => cause), ...Object.keys(CAUSE).filter((name) => name !== 'none')]) counts.set(name, { faults: 0, defectiveGrams: 0 });
  const causeNames = new Map(Object.entries(CAUSE).map(([name, code]) => [code as number, name]));
  const latest: number[] = [];
  let metresSum = 0;
  let gin = 0;
  let spinning = 0;
  let textile = 0;
  for (let lot = 0; lot < lots.count; lot += 1) {
    const kind = lots.kind(lot);
    if (kind === LOT_KIND.bale) gin += lots.grams(lot);
    else if (kind === LOT_KIND.yarn) spinning += lots.grams(lot);
    if (kind !== LOT_KIND.fabric) continue;
    const metres = lots.trait(lot, FABRIC.metres);
    metresSum += metres;
    textile += lots.grams(lot);
    for (const { cause, column } of kinds) counts.get(cause)!.faults += (lots.trait(lot, column) * metres) / 100;
    const cause = causeNames.get(lots.trait(lot, CAUSE_COLUMN));
    if (cause !== undefined && cause !== 'none') counts.get(cause)!.defectiveGrams += lots.grams(lot);
    latest.push(lot);
  }
  const batches = Array.from({ length: Math.min(MOST_BATCHES, latest.length) }, (_, i) => latest.at(-1 - i)!).map((lot) => ({
    lot,
    createdDay: Math.floor(lots.createdTick(lot) / TICKS_PER_DAY),
    grams: lots.grams(lot),
    metres: lots.trait(lot, FABRIC.metres),
    pointsPer100m2: lots.trait(lot, FABRIC.pointsPer100m2),
    grade: lots.trait(lot, FABRIC.grade),
  }));
  return {
    faults: [...counts].map(([cause, { faults, defectiveGrams }]) => ({ cause, faults, defectiveGrams })),
    fabricMetres: metresSum,
    batches,
    output: { gin, spinning, textile },
  };
}
