// The names of crop parameters in case files and where they go; used by the case parser only.
import type { CropParameters } from '../crop-parameters.ts';

type NumberField = { [K in keyof CropParameters]: CropParameters[K] extends number ? K : never }[keyof CropParameters];

/** A plain number with its limits. */
export interface CropKey {
  readonly field: NumberField;
  readonly low: number;
  readonly high: number;
}

const key = (field: NumberField, low: number, high: number): CropKey => ({ field, low, high });

// Limits are assumed: wide enough for any crop, narrow enough to catch a wrong unit.
const COMMON: Readonly<Record<string, CropKey>> = {
  Tbase: key('baseTemperatureC', -10, 40),
  Tupp: key('upperTemperatureC', 0, 60),
  PlantPop: key('plantsPerHa', 1, 10_000_000),
  SeedSize: key('seedlingCoverCm2', 0.01, 1000),
  CCx: key('maximumCanopy', 0.01, 1),
  Zmin: key('minimumRootDepthM', 0.1, 3.4),
  Zmax: key('maximumRootDepthM', 0.1, 3.4),
  PctZmin: key('initialRootDepthPercent', 0, 100),
  fshape_r: key('rootShape', 0.1, 10),
  fshape_ex: key('rootStressShape', -50, 50),
  SxTopQ: key('uptakeTopQuarter', 0.0001, 1),
  SxBotQ: key('uptakeBottomQuarter', 0.0001, 1),
  Kcb: key('cropCoefficient', 0, 3),
  fage: key('ageingPercentPerDay', 0, 100),
  a_Tr: key('witheringExponent', 0, 10),
  WP: key('waterProductivity', 0, 100),
  WPy: key('waterProductivityYieldPercent', 0, 200),
  fsink: key('sinkStrength', 0, 1),
  bsted: key('co2Steduto', 0, 1),
  bface: key('co2Face', 0, 1),
  HI0: key('referenceHarvestIndex', 0.02, 1),
  HIini: key('initialHarvestIndex', 0.0001, 0.5),
  dHI_pre: key('preFloweringRisePercent', 0, 100),
  a_HI: key('vegetativeCoefficient', 0, 1000),
  b_HI: key('stomatalCoefficient', 0, 1000),
  dHI0: key('maximumRisePercent', 0, 500),
  exc: key('fruitExcessPercent', 0, 1000),
  CCmin: key('minimumCanopyForPollination', 0, 1),
  beta: key('senescenceShiftPercent', 0, 100),
  Aer: key('aerationVolumePercent', 0.01, 50),
  LagAer: key('aerationLagDays', 1, 100),
  GermThr: key('germinationThreshold', 0, 1),
  Tmax_up: key('heatStartC', 0, 80),
  Tmax_lo: key('heatCompleteC', 0, 80),
  Tmin_up: key('coldStartC', -50, 50),
  Tmin_lo: key('coldCompleteC', -50, 50),
  fshape_b: key('pollinationShape', 0, 100),
  GDD_up: key('coldTranspirationUpper', -100, 100),
  GDD_lo: key('coldTranspirationLower', -100, 100),
  YldWC: key('dryMatterPercent', 1, 100),
};

const DEGREE_DAYS: Readonly<Record<string, CropKey>> = {
  Emergence: key('emergence', 0, 20_000),
  MaxRooting: key('maximumRooting', 1, 20_000),
  Senescence: key('senescence', 1, 20_000),
  Maturity: key('maturity', 1, 20_000),
  HIstart: key('floweringStart', 1, 20_000),
  Flowering: key('floweringLength', 1, 20_000),
  YldForm: key('yieldFormationLength', 1, 20_000),
  CGC: key('canopyGrowth', 0.000001, 1),
  CDC: key('canopyDecline', 0.000001, 1),
};

const DAYS: Readonly<Record<string, CropKey>> = {
  EmergenceCD: key('emergence', 0, 365),
  MaxRootingCD: key('maximumRooting', 1, 365),
  SenescenceCD: key('senescence', 1, 365),
  MaturityCD: key('maturity', 1, 364),
  HIstartCD: key('floweringStart', 1, 365),
  FloweringCD: key('floweringLength', 1, 365),
  YldFormCD: key('yieldFormationLength', 1, 365),
  CGC_CD: key('canopyGrowth', 0.0001, 10),
  CDC_CD: key('canopyDecline', 0.0001, 10),
};

/** The parameters that a case may override, by calendar. */
export const CROP_KEYS = { degreeDays: { ...COMMON, ...DEGREE_DAYS }, days: { ...COMMON, ...DAYS } } as const;
/** Switches (0 or 1), the degree-day method, and the stress arrays p_up1 … fshape_w4 are read by themselves. */
export const SWITCH_KEYS = {
  Determinant: 'isDeterminate',
  PlantMethod: 'isSown',
  PolHeatStress: 'hasHeatFailure',
  PolColdStress: 'hasColdFailure',
  TrColdStress: 'hasColdTranspiration',
} as const satisfies Record<string, keyof CropParameters>;
export const STRESS_KEYS = { p_up: 'depletionUpper', p_lo: 'depletionLower', fshape_w: 'depletionShape' } as const;

/** Every name that `crop_over` may have in a calendar. */
export function cropKeyNames(calendar: 'degreeDays' | 'days'): string[] {
  const stress = Object.keys(STRESS_KEYS).flatMap((name) => [1, 2, 3, 4].map((i) => `${name}${i}`));
  return [...Object.keys(CROP_KEYS[calendar]), ...Object.keys(SWITCH_KEYS), 'GDDmethod', ...stress];
}
