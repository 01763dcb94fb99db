// A scenario after parsing, inheritance, defaults and validation: everything that a run needs, in SI units. Nothing here reads files.
import type { Cluster } from '../domain/cluster.ts';
import type { ProcessPoint } from '../domain/process-points.ts';
import { flatTariff, type Tariff } from '../domain/tariff.ts';
import type { AllParameterValues } from '../parameters/index.ts';

export const SCENARIO_FORMAT_VERSION = 1;

export interface LocalisedText {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
}

/** When the run starts, when the crop is sown, and which real weather years may be drawn. */
export interface Season {
  /** Calendar year that the run is dated with. */
  readonly year: number;
  readonly startMonth: number;
  readonly startDay: number;
  readonly plantingMonth: number;
  readonly plantingDay: number;
  /** Weather record, e.g. `hungry-steppe`; each replication draws one of the years. */
  readonly station: string;
  readonly weatherYears: readonly number[];
  /** Years that the decision core may learn from; every whole year of the record when absent. Those of weatherYears are left out. */
  readonly historyYears?: readonly number[];
  /** Irrigation water that the cluster may take in the season, m³ per ha of cotton. */
  readonly waterQuotaM3PerHa: number;
  /** Weather is drawn by the generator instead of taken from the record. */
  readonly isGenerated: boolean;
  /** A changed climate: °C on every temperature, factor on rain. Its CO2 is in the parameters. */
  readonly temperatureOffsetC: number;
  readonly rainFactor: number;
}

export interface ResolvedScenario {
  readonly id: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly season: Season;
  readonly cluster: Cluster;
  /** Whether each process point is recorded automatically under baseline management. */
  readonly digitalisation: Readonly<Record<ProcessPoint, boolean>>;
  /** Price zones of electricity over the day; none when one price (economics.electricityKztPerKwh) holds all day. See `runTariff`. */
  readonly tariff: Tariff;
  readonly parameters: AllParameterValues;
  /** Keys that the scenario overrides, `group.key`, for the assumptions page. */
  readonly overridden: readonly string[];
  /** Digest of the resolved content; equal for equal meaning whatever the key order. */
  readonly digest: string;
}

/** The tariff that a run is metered and charged by: the scenario's zones, or its one price. */
export function runTariff({ tariff, parameters }: Pick<ResolvedScenario, 'tariff' | 'parameters'>): Tariff {
  return tariff.length > 0 ? tariff : flatTariff(parameters.economics.electricityKztPerKwh);
}
