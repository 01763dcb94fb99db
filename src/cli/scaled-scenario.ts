// Makes a cluster larger or smaller in proportion, for measurements of growth: more or fewer members of each group, the same size of each.

interface Quantity {
  readonly value: number;
  readonly unit: string;
}
interface Group {
  readonly count?: number;
  readonly area?: Quantity;
  readonly stands?: number;
  readonly lintPerStand?: Quantity;
}
interface ScalableDocument {
  readonly farms: readonly Group[];
  readonly receivingPoints: readonly Group[];
  readonly gins: readonly Group[];
  readonly spinningMills: readonly { readonly spindles?: number; readonly rotors?: number }[];
  readonly textileMills: readonly { readonly looms: number; readonly knittingMachines?: number; readonly sewingPlaces?: number }[];
}

/** The smallest stand that a scenario may have, kg of lint per hour (model/scenario); a gin cannot shrink below one of these. */
const LEAST_LINT_KG_PER_HOUR = 50;

/** A copy of a scenario document with `factor` times the area, gin capacity, spindles and looms; whole counts, the rest in the size of each member. */
export function scaledDocument(document: unknown, factor: number): unknown {
  const source = document as ScalableDocument;
  const scaled = (group: Group): Group => {
    const before = group.count ?? 1;
    const count = Math.max(1, Math.round(before * factor));
    const rest = (before * factor) / count;
    const larger = (quantity: Quantity, by: number): Quantity => ({ ...quantity, value: quantity.value * by });
    const stands = Math.max(1, Math.round((group.stands ?? 1) * rest));
    const standOf = (quantity: Quantity): Quantity => {
      const { value, unit } = larger(quantity, (rest * (group.stands ?? 1)) / stands);
      return { value: unit === 'kg/h' ? Math.max(LEAST_LINT_KG_PER_HOUR, value) : value, unit };
    };
    return {
      ...group,
      count,
      ...(group.area ? { area: larger(group.area, rest) } : {}),
      ...(group.lintPerStand ? { stands, lintPerStand: standOf(group.lintPerStand) } : {}),
    };
  };
  const machines = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.round(count * factor)));
  return {
    ...source,
    farms: source.farms.map(scaled),
    receivingPoints: source.receivingPoints.map(scaled),
    gins: source.gins.map(scaled),
    spinningMills: source.spinningMills.map((mill) => ({
      ...mill,
      ...(mill.spindles === undefined ? {} : { spindles: Math.max(100, Math.round(mill.spindles * factor)) }),
      ...(mill.rotors === undefined ? {} : { rotors: Math.max(10, Math.round(mill.rotors * factor)) }),
    })),
    textileMills: source.textileMills.map((mill) => ({
      ...mill,
      looms: machines(mill.looms),
      ...(mill.knittingMachines === undefined ? {} : { knittingMachines: machines(mill.knittingMachines) }),
      ...(mill.sewingPlaces === undefined ? {} : { sewingPlaces: machines(mill.sewingPlaces) }),
    })),
  };
}
