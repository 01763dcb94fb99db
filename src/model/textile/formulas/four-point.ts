// The four-point system of fabric inspection: points by area and the limit in both units. Source: ASTM D5430 as cited [W5][W7].

/** 1 yd² = 0.836127 m². */
const M2_PER_YD2 = 0.836127;

/** Points per 100 yd². Units: yards of length, width in inches. */
export function pointsPer100Yd2(points: number, yards: number, widthInches: number): number {
  return (points * 3600) / (yards * widthInches);
}

/** Points per 100 m². Units: metres of length, width in mm. */
export function pointsPer100M2(points: number, metres: number, widthMm: number): number {
  return (points * 100_000) / (metres * widthMm);
}

/** A limit per 100 yd² as one per 100 m². */
export function limitPer100M2(limitPer100Yd2: number): number {
  return limitPer100Yd2 / M2_PER_YD2;
}
