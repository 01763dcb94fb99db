// What a bale is worth next to base quality, and indices of fibre that both stages and decisions use. Pure; knows no prices in money.

const MM_PER_INCH = 25.4;

/** Short fibre index from length and uniformity.
 *  Units and shapes: upper half mean length mm, uniformity index %; returns %. Source: processing sheet 2.1 (relation from memory, assumed; R² 0.99 of such a
 *  relation is Q10 Knowlton 2002), vector 18. */
export function shortFibreIndex(lengthMm: number, uniformityPercent: number): number {
  return 122.56 - (12.87 * lengthMm) / MM_PER_INCH - 1.22 * uniformityPercent;
}

/** Change of the short fibre index with changes of length and uniformity. Units: mm, points; returns points. Source: slopes of shortFibreIndex. */
export function shortFibreChange(lengthMm: number, uniformityPoints: number): number {
  return (-12.87 * lengthMm) / MM_PER_INCH - 1.22 * uniformityPoints;
}

/** Spinning consistency index.
 *  Units and shapes: strength g/tex, micronaire, length mm, uniformity %, reflectance %, yellowness; returns index points.
 *  Source: processing sheet 2.4 [Q8], vectors 19 and 20. */
export function spinningConsistencyIndex(
  strengthGramsPerTex: number,
  micronaire: number,
  lengthMm: number,
  uniformityPercent: number,
  reflectancePercent: number,
  yellowness: number,
): number {
  const fibre = 2.9 * strengthGramsPerTex - 9.32 * micronaire + (49.17 * lengthMm) / MM_PER_INCH + 4.74 * uniformityPercent;
  return -414.67 + fibre + 0.65 * reflectancePercent + 0.36 * yellowness;
}

/** Value of a bale by the loan rule: points are hundredths of a cent per lb.
 *  Units and shapes: base cent/lb, points, net mass lb; returns USD. Source: processing sheet 2.3, vector 21. */
export function loanValueUsd(baseCentsPerLb: number, points: number, netLb: number): number {
  return ((baseCentsPerLb + points / 100) / 100) * netLb;
}

// Classes by defects plus trash, % of mass, sort I. Source: processing sheet 2.2, O'zDSt 604 scheme [Q1, Q3]; limits assumed.
const CLASS_LIMITS_PERCENT = [2, 2.5, 3, 4, 5.5] as const;
// Price factors of the five classes and of lint beyond them. Assumed: no Kazakh differentials found; class `yaxshi` (good) is base quality.
const CLASS_FACTORS = [1.02, 1, 0.975, 0.93, 0.87, 0.75] as const;
// Defects (motes, seed-coat fragments, neps by mass) that the trash trait does not contain, % of mass. Assumed.
const DEFECTS_PERCENT = 1.2;
// Sorts by colour: lowest reflectance %, highest yellowness. Assumed: the standard's samples are visual; spaced around Rd 76, +b 8.6 (sheet 2.1).
const SORT_REFLECTANCE = [73, 70, 66, 62] as const;
const SORT_YELLOWNESS = [10.5, 12, 13.5, 15] as const;
// Price factors of the sorts. Source: agronomy sheet 5, discount table of grades 100, 95, 85, 70, 50 % [judgement], applied to sorts.
const SORT_FACTORS = [1, 0.95, 0.85, 0.7, 0.5] as const;
// Micronaire outside 3.5 … 4.9 is discounted [Q4]. Upper side: −270 and −385 points of a 52 cent base [Q20]; lower side assumed to mirror it.
const MICRONAIRE_BASE = [3.5, 4.9] as const;
const MICRONAIRE_NEAR = [3.3, 5.2] as const;
const MICRONAIRE_NEAR_FACTOR = 1 - 270 / 5200;
const MICRONAIRE_FAR_FACTOR = 1 - 385 / 5200;
// Staple mass length reads 3 to 4 mm above upper half mean length (sheet 2.1, assumed).
const STAPLE_OFFSET_MM = 3.5;
// Smallest staple mass length of types 4 … 7 (sheet 2.2, assumed) and their price factors (assumed; type 5 is base).
const TYPE_STAPLE_MM = [33.2, 31.2, 30.2, 29.2] as const;
const TYPE_FACTORS = [1.02, 1, 0.98, 0.95, 0.9] as const;

/** Class by defects plus trash: 0 highest … 4 trashy, 5 beyond. Units: trash % of mass. Source: processing sheet 2.2. */
export function lintClass(trashPercent: number): number {
  let grade = 0;
  while (grade < CLASS_LIMITS_PERCENT.length && trashPercent + DEFECTS_PERCENT > CLASS_LIMITS_PERCENT[grade]!) grade += 1;
  return grade;
}

/** Sort by colour: 0 first … 4 fifth; the worse of reflectance and yellowness decides. Units: %, +b. Source: processing sheet 2.2; limits assumed. */
export function lintSort(reflectancePercent: number, yellowness: number): number {
  let sort = 0;
  while (sort < 4 && (reflectancePercent < SORT_REFLECTANCE[sort]! || yellowness > SORT_YELLOWNESS[sort]!)) sort += 1;
  return sort;
}

/** Type by staple: 0 for type 4 or better … 3 for type 7, 4 below. Units: upper half mean length mm. Source: processing sheet 2.2; limits assumed. */
export function lintType(lengthMm: number): number {
  let type = 0;
  while (type < TYPE_STAPLE_MM.length && lengthMm + STAPLE_OFFSET_MM < TYPE_STAPLE_MM[type]!) type += 1;
  return type;
}

/** Price factor for micronaire, 1 inside 3.5 … 4.9. HVI reads to one decimal, so limits hold to ±0.05. Source: [Q4], [Q20]; low side assumed. */
export function micronaireFactor(micronaire: number): number {
  if (micronaire >= MICRONAIRE_BASE[0] - 0.05 && micronaire < MICRONAIRE_BASE[1] + 0.05) return 1;
  if (micronaire >= MICRONAIRE_NEAR[0] - 0.05 && micronaire < MICRONAIRE_NEAR[1] + 0.05) return MICRONAIRE_NEAR_FACTOR;
  return MICRONAIRE_FAR_FACTOR;
}

/** Price of lint over that of base quality (sort I, class good, type 5, micronaire 3.5 … 4.9): the product of four factors.
 *  Units and shapes: traits in the units of FIBRE_TRAITS; returns about 0.3 to 1.04. Source: as the four parts; the product form is assumed. */
export function lintPriceFactor(
  micronaire: number,
  lengthMm: number,
  trashPercent: number,
  reflectancePercent: number,
  yellowness: number,
): number {
  const colour = SORT_FACTORS[lintSort(reflectancePercent, yellowness)]!;
  return colour * CLASS_FACTORS[lintClass(trashPercent)]! * TYPE_FACTORS[lintType(lengthMm)]! * micronaireFactor(micronaire);
}
