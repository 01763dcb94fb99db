// How the reference evapotranspiration of a recorded day changes when the day is warmer, its other weather the same.

/** Hargreaves' constant: evapotranspiration is proportional to the mean temperature plus this, °C. */
const HARGREAVES_C = 17.8;

/** Reference evapotranspiration of a day that is `offsetC` warmer than the one it was computed for.
 *  Units and shapes: mm/d, mean temperature of the recorded day in °C; returns mm/d, ≥ 0. Radiation and the daily range stay, so Hargreaves' formula leaves the
 *  ratio of (T + 17.8). Source: agronomy sheet 2.1 (Hargreaves); about 2.3 % per °C at 26 °C. */
export function warmedEvapotranspiration(et0Mm: number, meanC: number, offsetC: number): number {
  const before = meanC + HARGREAVES_C;
  if (offsetC === 0 || before <= 1) return et0Mm;
  return (et0Mm * Math.max(0, before + offsetC)) / before;
}
