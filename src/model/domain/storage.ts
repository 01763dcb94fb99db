// What storage does to moist seed cotton, wherever it waits. Pure; mass losses and drying belong to the stages.

/** Moisture above which stored seed cotton yellows, percent wet basis. Source: processing sheet 1.2 (long storage below 12 % [G28]). */
export const YELLOWING_ONSET_PERCENT = 12;
// 16 % for 45 days raises +b by 0.695 (61 to 78 %, [G30]): 0.695 = 45 · 4² · k.
const YELLOWING_PER_DAY = 0.695 / (45 * 16);

/** The relative rise of yellowness (+b) of seed cotton in store.
 *  Units and shapes: moisture percent wet basis, days ≥ 0; returns a share ≥ 0 of the yellowness at the start, 0 up to 12 %.
 *  Source: processing sheet 1.2, k0 · max(0, W − 12)² per day; the square is assumed. */
export function yellowingShare(moisturePercent: number, days: number): number {
  const above = moisturePercent - YELLOWING_ONSET_PERCENT;
  return above > 0 ? YELLOWING_PER_DAY * above * above * days : 0;
}
