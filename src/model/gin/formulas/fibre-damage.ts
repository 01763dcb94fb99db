// How dryness raises the breaking of fibre. One factor, used by stand and lint cleaners with their own slopes.

/** Damage factor f(M): 1 at and above the onset, rising linearly as lint gets drier.
 *  Units and shapes: lint moisture percent wet basis, slope per point; returns ≥ 1.
 *  Source: processing sheet 1.7: f(M) = 1 + 0.25·max(0, 6.5 − M), vector 12. */
export function damageFactor(lintPercent: number, onsetPercent: number, slopePerPoint: number): number {
  return 1 + slopePerPoint * Math.max(0, onsetPercent - lintPercent);
}
