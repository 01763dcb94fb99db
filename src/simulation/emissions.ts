// Greenhouse gases of a run: metered activity × factor. Factors are declared parameters; metering is elsewhere.
import { ACTIVITIES, ACTIVITY_IDS, type Activity } from '../model/domain/activities.ts';
import { SITE_KINDS } from '../model/domain/cluster.ts';
import type { ParameterDeclaration } from '../model/parameters/define.ts';
import { ECONOMICS_PARAMETERS } from '../model/parameters/economics.ts';
import type { EconomicsValues } from './money.ts';
import type { RunOutcome } from './outcome.ts';

type FactorKey = 'gridKgCo2PerKwh' | 'gasKgCo2PerMj' | 'dieselKgCo2PerL' | 'fieldInputsKgCo2PerHa';

/** Which parameter is the factor of an activity, and the scope of the inventory (own fuel 1, bought electricity 2, bought inputs 3). */
const FACTORS: Readonly<Partial<Record<Activity, { readonly key: FactorKey; readonly scope: 1 | 2 | 3 }>>> = {
  electricity: { key: 'gridKgCo2PerKwh', scope: 2 },
  heat: { key: 'gasKgCo2PerMj', scope: 1 },
  diesel: { key: 'dieselKgCo2PerL', scope: 1 },
  cultivatedArea: { key: 'fieldInputsKgCo2PerHa', scope: 3 },
};

export interface EmissionFactor {
  /** kg CO2e per unit of the activity. */
  readonly factor: number;
  /** e.g. `kg CO2e/kWh`. */
  readonly unit: string;
  /** Name of the parameter with its source, or that the scenario sets it. */
  readonly source: string;
  readonly scope: 1 | 2 | 3;
  /** Half of the declared range over the value: how far the factor is known. */
  readonly uncertaintyPercent: number;
}

/** The factor of an activity, or undefined when it emits nothing by itself (water, labour, distance). */
export function emissionFactor(activity: Activity, economics: EconomicsValues): EmissionFactor | undefined {
  const found = FACTORS[activity];
  if (found === undefined) return undefined;
  const declaration = ECONOMICS_PARAMETERS.declarations[found.key];
  const factor = economics[found.key];
  const [low, high] = declaration.range;
  return {
    factor,
    unit: `kg CO2e/${ACTIVITIES[activity]}`,
    source: `economics.${found.key} (${factor === declaration.default ? provenance(declaration) : 'set by the scenario'})`,
    scope: found.scope,
    uncertaintyPercent: factor === 0 ? 0 : (50 * (high - low)) / factor,
  };
}

/** How a factor is known and from where; the reason of an assumption names its kind already. */
function provenance({ kind, source }: ParameterDeclaration): string {
  return kind === 'assumed' ? source : `${kind}: ${source}`;
}

/** kg CO2e of all activities of a run. Source: processing sheet 7.6, CO2e = activity × factor. */
export function carbonKg(outcome: RunOutcome, economics: EconomicsValues): number {
  return ACTIVITY_IDS.reduce((sum, activity) => {
    const found = emissionFactor(activity, economics);
    if (found === undefined) return sum;
    return sum + found.factor * SITE_KINDS.reduce((quantity, kind) => quantity + outcome.activities[kind][activity], 0);
  }, 0);
}
