// Small sums of the textile economy: units of price, cost of lint and yarn, multiples over lint, grid carbon of a tonne of yarn. Run nothing.

/** Kilograms of a pound, by definition. */
const KG_PER_POUND = 0.453_592_37;
const CENTS_PER_USD = 100;
const KG_PER_TONNE = 1000;

/** A price of lint in USD/kg. Units: cent per pound. Source: processing sheet 6.1 [E1], vector 63. */
export function usdPerKgOfCentsPerPound(centsPerPound: number): number {
  return centsPerPound / CENTS_PER_USD / KG_PER_POUND;
}

/** What the seed cotton in a kilogram of lint costs, before the credit for its seed, USD/kg. Units: KZT per kg of seed cotton, lint fraction > 0,
 *  KZT per USD. Source: processing sheet 6.1, vector 64. */
export function seedCottonUsdPerKgLint(seedCottonKztPerKg: number, lintFraction: number, tengePerUsd: number): number {
  return seedCottonKztPerKg / lintFraction / tengePerUsd;
}

export interface YarnCost {
  readonly usdPerKg: number;
  readonly rawMaterialShare: number;
}

/** The cost of a kilogram of yarn: lint over yarn realisation plus conversion less the credit for waste. Units: USD per kg of lint, of yarn and
 *  of yarn; yarn realisation 0 to 1. Source: processing sheet 6.2, vector 65 (without credit). */
export function yarnCost(lintUsdPerKg: number, yarnRealisation: number, conversionUsdPerKg: number, wasteCreditUsdPerKg: number): YarnCost {
  const raw = lintUsdPerKg / yarnRealisation;
  const usdPerKg = raw + conversionUsdPerKg - wasteCreditUsdPerKg;
  return { usdPerKg, rawMaterialShare: raw / usdPerKg };
}

/** Value of yarn, grey and finished fabric over that of the raw material in them, from cost shares in any one unit.
 *  Source: processing sheet 6.2 [E4], vector 66. */
export function valueMultiples(rawShare: number, spinningShare: number, weavingShare: number, finishingShare: number): { readonly yarn: number; readonly grey: number; readonly finished: number } {
  const yarn = rawShare + spinningShare;
  const grey = yarn + weavingShare;
  return { yarn: yarn / rawShare, grey: grey / rawShare, finished: (grey + finishingShare) / rawShare };
}

/** Gin electricity of the lint in a tonne of yarn, kWh. Units: kWh per bale, kg per bale, yarn realisation 0 to 1. Source: processing sheet 7.6, vector 67. */
export function ginningKwhPerTonneYarn(kwhPerBale: number, baleKg: number, yarnRealisation: number): number {
  return ((KG_PER_TONNE / yarnRealisation) * kwhPerBale) / baleKg;
}

/** Seed cotton in a tonne of yarn, tonnes. Units: fractions 0 to 1. Source: processing sheet 7.6, vector 67. */
export function seedCottonTonnesPerTonneYarn(yarnRealisation: number, lintFraction: number): number {
  return 1 / yarnRealisation / lintFraction;
}

/** Grid carbon of a tonne of yarn, kg CO2. Units: kWh of ginning and of spinning per tonne of yarn, kg CO2 per kWh. Source: processing sheet 7.6, vector 67. */
export function gridKgCo2PerTonneYarn(ginningKwh: number, spinningKwh: number, gridKgCo2PerKwh: number): number {
  return (ginningKwh + spinningKwh) * gridKgCo2PerKwh;
}
