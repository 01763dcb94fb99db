// How dryness raises the breaking of fibre. One factor, used by stand and lint cleaners with their own slopes.

/** Damage factor f(M): 1 at and above the onset, rising linearly as lint gets drier.
 *  Units and shapes: lint moisture percent wet basis, slope per point; returns ≥ 1.
 *  Source: processing sheet 1.7: f(M) = 1 + 0.25·max(0, 6.5 − M), vector 12. */
export function damageFactor(lintPercent: number, onsetPercent: number, slopePerPoint: number): number {
  return 1 + slopePerPoint * Math.max(0, onsetPercent - lintPercent);
}

/** Share of the fibre's strength that is left after drying to a lint moisture: 1 down to the onset, falling in a line below it.
 *  Units: moisture % wet basis, share per point; returns 0 … 1. Source: processing sheet 1.5, damage marked below 5 % [G18], yarn strength falls
 *  there [G17b]; the line and its slope are assumed. */
export function strengthKept(lintMoisturePercent: number, onsetPercent: number, sharePerPoint: number): number {
  return Math.max(0, 1 - sharePerPoint * Math.max(0, onsetPercent - lintMoisturePercent));
}
