// How much water roots can take up at the top and at the bottom of the root zone, from the figures of the top and bottom quarter.

/** The largest uptake at the surface and at the root tip, m³/m³ per day.
 *  Source: AquaCrop-OSPy entities/crop calculate_additional_params (FAO AquaCrop reference manual, section 3.10). */
export function rootUptake(topQuarter: number, bottomQuarter: number): { readonly top: number; readonly bottom: number } {
  if (topQuarter === bottomQuarter) return { top: topQuarter, bottom: bottomQuarter };
  const larger = Math.max(topQuarter, bottomQuarter);
  const smaller = Math.min(topQuarter, bottomQuarter);
  const x = 3 * (smaller / (larger - smaller));
  const high = x < 0.5 ? (4 / 3.5) * larger : (x + 3.5) * (larger / (x + 3));
  const low = x < 0.5 ? 0 : (x - 0.5) * (smaller / x);
  return topQuarter > bottomQuarter ? { top: high, bottom: low } : { top: low, bottom: high };
}
