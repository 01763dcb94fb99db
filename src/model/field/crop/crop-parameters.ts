// What a crop is to the daily model: parameters and the two built-in cottons; nothing derived, nothing that changes in a run.

/** Crop parameters. Times are in degree days (°C·day) or days after planting, as `calendar` says. */
export interface CropParameters {
  readonly calendar: 'degreeDays' | 'days';
  readonly isSown: boolean;
  readonly isDeterminate: boolean;
  readonly degreeDayMethod: 1 | 2 | 3;
  readonly baseTemperatureC: number;
  readonly upperTemperatureC: number;
  readonly emergence: number;
  readonly maximumRooting: number;
  readonly senescence: number;
  readonly maturity: number;
  readonly floweringStart: number;
  readonly floweringLength: number;
  readonly yieldFormationLength: number;
  /** Fraction per unit of the calendar. */
  readonly canopyGrowth: number;
  readonly canopyDecline: number;
  readonly plantsPerHa: number;
  readonly seedlingCoverCm2: number;
  readonly maximumCanopy: number;
  readonly minimumRootDepthM: number;
  readonly maximumRootDepthM: number;
  readonly initialRootDepthPercent: number;
  readonly rootShape: number;
  readonly rootStressShape: number;
  /** Water uptake in the top and bottom quarter of the root zone, m³/m³ per day. */
  readonly uptakeTopQuarter: number;
  readonly uptakeBottomQuarter: number;
  readonly cropCoefficient: number;
  readonly ageingPercentPerDay: number;
  readonly witheringExponent: number;
  /** g/m², and percent of it during yield formation. */
  readonly waterProductivity: number;
  readonly waterProductivityYieldPercent: number;
  readonly sinkStrength: number;
  readonly co2Steduto: number;
  readonly co2Face: number;
  readonly referenceHarvestIndex: number;
  readonly initialHarvestIndex: number;
  readonly preFloweringRisePercent: number;
  readonly vegetativeCoefficient: number;
  readonly stomatalCoefficient: number;
  readonly maximumRisePercent: number;
  readonly fruitExcessPercent: number;
  readonly minimumCanopyForPollination: number;
  /** Share of TAW depleted where stress starts and is full, and the curve between: expansion, stomata, senescence, pollination. */
  readonly depletionUpper: readonly [number, number, number, number];
  readonly depletionLower: readonly [number, number, number, number];
  readonly depletionShape: readonly [number, number, number, number];
  readonly senescenceShiftPercent: number;
  readonly aerationVolumePercent: number;
  readonly aerationLagDays: number;
  readonly germinationThreshold: number;
  readonly hasHeatFailure: boolean;
  readonly heatStartC: number;
  readonly heatCompleteC: number;
  /** True copies the reference program: nothing below the complete temperature, all lost from it on. False is the ramp between start and complete. */
  readonly isHeatStep: boolean;
  readonly hasColdFailure: boolean;
  readonly coldStartC: number;
  readonly coldCompleteC: number;
  readonly pollinationShape: number;
  readonly hasColdTranspiration: boolean;
  readonly coldTranspirationUpper: number;
  readonly coldTranspirationLower: number;
  /** Oven-dry share of the fresh yield, percent. */
  readonly dryMatterPercent: number;
}

const COTTON_COMMON = {
  isSown: true,
  isDeterminate: false,
  degreeDayMethod: 3,
  baseTemperatureC: 12,
  upperTemperatureC: 35,
  plantsPerHa: 120_000,
  seedlingCoverCm2: 6,
  maximumCanopy: 0.98,
  minimumRootDepthM: 0.3,
  maximumRootDepthM: 2,
  initialRootDepthPercent: 70,
  rootShape: 1.5,
  rootStressShape: -6,
  uptakeTopQuarter: 0.048,
  uptakeBottomQuarter: 0.012,
  cropCoefficient: 1.1,
  ageingPercentPerDay: 0.3,
  witheringExponent: 1,
  waterProductivity: 15,
  waterProductivityYieldPercent: 70,
  sinkStrength: 0.5,
  co2Steduto: 0.000138,
  co2Face: 0.001165,
  referenceHarvestIndex: 0.35,
  initialHarvestIndex: 0.01,
  preFloweringRisePercent: 5,
  vegetativeCoefficient: 2,
  stomatalCoefficient: 10,
  maximumRisePercent: 30,
  fruitExcessPercent: 200,
  minimumCanopyForPollination: 0.05,
  depletionUpper: [0.2, 0.75, 0.75, 0.85],
  depletionLower: [0.7, 1, 1, 1],
  depletionShape: [3, 2.5, 2.5, 1],
  senescenceShiftPercent: 12,
  aerationVolumePercent: 5,
  aerationLagDays: 3,
  germinationThreshold: 0.2,
  hasHeatFailure: true,
  heatStartC: 43,
  heatCompleteC: 48,
  isHeatStep: true,
  hasColdFailure: true,
  coldStartC: 15,
  coldCompleteC: 10,
  pollinationShape: 13.8135,
  hasColdTranspiration: false,
  coldTranspirationUpper: -9,
  coldTranspirationLower: 0,
  dryMatterPercent: 85,
} as const;

/** Cotton whose growth follows degree days (base 12 °C); calibrated for Cordoba.
 *  Source: AquaCrop-OSPy 3.0.12 entities/crops/crop_params, CottonGDD; entities/crop for the program defaults. */
export const COTTON_DEGREE_DAYS: CropParameters = {
  ...COTTON_COMMON,
  calendar: 'degreeDays',
  emergence: 12,
  maximumRooting: 956,
  floweringStart: 502,
  floweringLength: 709,
  yieldFormationLength: 1403,
  senescence: 1601,
  maturity: 1956,
  canopyGrowth: 0.006503,
  canopyDecline: 0.002465,
};

/** Cotton whose growth follows calendar days, blind to temperature: for comparison with the reference only.
 *  Source: AquaCrop-OSPy 3.0.12 entities/crops/crop_params, Cotton. */
export const COTTON_DAYS: CropParameters = {
  ...COTTON_COMMON,
  calendar: 'days',
  emergence: 14,
  maximumRooting: 98,
  floweringStart: 64,
  floweringLength: 52,
  yieldFormationLength: 105,
  senescence: 144,
  maturity: 174,
  canopyGrowth: 0.07611,
  canopyDecline: 0.02917,
};
