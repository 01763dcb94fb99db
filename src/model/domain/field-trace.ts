// The daily record of a field season as columns, and the ways to irrigate that can be compared. Types, names and units; records nothing.

/** Ways to irrigate that a season can be traced under. */
export const FIELD_STRATEGIES = ['calendar', 'forecast', 'rainfed', 'fullSupply'] as const;
export type FieldStrategy = (typeof FIELD_STRATEGIES)[number];

/** Every column with its unit; `fraction` is 0 … 1. A stress is 0 without and 1 at its fullest. Areas are those of the block. */
export const FIELD_COLUMNS = {
  canopyCover: 'fraction',
  /** Without water stress. */
  canopyPotential: 'fraction',
  /** Root zone at the end of the day, and the depletions at which stresses begin with the day's reference evapotranspiration. */
  depletion: 'mm',
  totalAvailable: 'mm',
  expansionLimit: 'mm',
  stomataLimit: 'mm',
  senescenceLimit: 'mm',
  rootDepth: 'm',
  expansionStress: 'fraction',
  stomataStress: 'fraction',
  senescenceStress: 'fraction',
  pollinationStress: 'fraction',
  coldStress: 'fraction',
  heatStress: 'fraction',
  aerationStress: 'fraction',
  saltStress: 'fraction',
  biomass: 't/ha',
  biomassPotential: 't/ha',
  /** Seed cotton formed, oven-dry. */
  yield: 't/ha',
  yieldPotential: 't/ha',
  /** Water fluxes of the day. Irrigation is the gross dose at the farm gate; what does not reach the field is the application loss. */
  rain: 'mm',
  irrigation: 'mm',
  applicationLoss: 'mm',
  capillaryRise: 'mm',
  runoff: 'mm',
  deepPercolation: 'mm',
  evaporation: 'mm',
  transpiration: 'mm',
  /** Evaporation and transpiration that the weather asks of a crop without water stress. */
  evapotranspirationPotential: 'mm',
  /** Water in the whole profile and on the surface, and how much it gained in the day. */
  soilWater: 'mm',
  soilWaterChange: 'mm',
  openBolls: 'fraction',
  pickedShare: 'fraction',
  /** 1 while a pass is under way. */
  picking: 'flag',
  /** 1 on days that the crop model has simulated: from sowing to maturity or frost. */
  growing: 'flag',
} as const;
export type FieldColumn = keyof typeof FIELD_COLUMNS;
export const FIELD_COLUMN_IDS = Object.keys(FIELD_COLUMNS) as readonly FieldColumn[];

export const STRESS_COLUMNS = [
  'expansionStress', 'stomataStress', 'senescenceStress', 'pollinationStress', 'coldStress', 'heatStress', 'aerationStress', 'saltStress',
] as const satisfies readonly FieldColumn[];
export type StressColumn = (typeof STRESS_COLUMNS)[number];

/** One season of every block under one strategy. The value of block b on day d lies at b × days + d; day 0 is the planting day. */
export interface FieldTrace {
  readonly strategy: FieldStrategy;
  readonly columns: Readonly<Record<FieldColumn, Float64Array>>;
  /** Days until the last block is cleared. */
  readonly lastDay: number;
  /** What each block gave: seed cotton picked, physical tonnes. */
  readonly pickedTonnes: Float64Array;
  /** The farmer's accounts of each block; empty where they were not asked for. */
  readonly accounts: readonly BlockAccount[];
}

/** What a block cost and earned, KZT per ha, and the mass paid by grade (five entries from grade 1, kg). */
export interface BlockAccount {
  readonly costKztPerHa: number;
  readonly revenueKztPerHa: number;
  readonly marginKztPerHa: number;
  readonly paidKgByGrade: readonly number[];
}

/** When a block's crop reaches its stages, days after planting. The temperatures of the season alone decide. */
export interface FieldStages {
  readonly flowering: number;
  readonly floweringEnd: number;
  readonly maturity: number;
}

/** Traces of one season, all on the same weather and the same luck. */
export interface FieldSeasonTraces {
  readonly seed: number;
  readonly replication: number;
  /** Real year whose weather the season has, and those that could be chosen. */
  readonly weatherYear: number;
  readonly weatherYears: readonly number[];
  /** Day number (base/calendar) of the planting day in the scenario's calendar year. */
  readonly plantingDayNumber: number;
  /** Entries per block in every column. */
  readonly days: number;
  /** Weather that all blocks share, from the planting day on. */
  readonly weather: { readonly et0Mm: Float64Array; readonly tMinC: Float64Array; readonly tMaxC: Float64Array };
  readonly stages: readonly FieldStages[];
  /** Price of each grade of seed cotton, KZT per kg paid; five entries from grade 1. */
  readonly gradePricesKztPerKg: readonly number[];
  /** Gross irrigation water that the cluster may take, mm averaged over its area. */
  readonly quotaMm: number;
  readonly traces: readonly FieldTrace[];
  /** The forecast of crop water use behind the strategy `forecast`: its error and that of the naive forecast, mm/day; undefined when not asked for. */
  readonly forecast: { readonly maeMm: number; readonly naiveMaeMm: number; readonly isUsed: boolean } | undefined;
}

/** The values of one block in a column. */
export function blockColumn(traces: FieldSeasonTraces, trace: FieldTrace, column: FieldColumn, block: number): Float64Array {
  return trace.columns[column].subarray(block * traces.days, (block + 1) * traces.days);
}
