// Heat of one day above a base temperature, for phenology; no accumulation, no calendar.

/** The growing degree days of one day.
 *  Units and shapes: temperatures in °C; method 1 limits the mean, 2 limits both extremes, 3 limits the maximum on both sides and the minimum from above only; returns °C·day, ≥ 0.
 *  Source: AquaCrop-OSPy solution/growing_degree_day (FAO AquaCrop reference manual, chapter 3). */
export function growingDegreeDays(
  method: 1 | 2 | 3,
  limits: { readonly baseTemperatureC: number; readonly upperTemperatureC: number },
  tMinC: number,
  tMaxC: number,
): number {
  const base = limits.baseTemperatureC;
  const upper = limits.upperTemperatureC;
  if (method === 1) return Math.max(Math.min((tMaxC + tMinC) / 2, upper), base) - base;
  const warmest = Math.max(Math.min(tMaxC, upper), base);
  const coldest = Math.min(tMinC, upper);
  if (method === 2) return (warmest + Math.max(coldest, base)) / 2 - base;
  return Math.max((warmest + coldest) / 2, base) - base;
}
