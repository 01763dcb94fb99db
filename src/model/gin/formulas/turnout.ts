// Lint that a mass of seed cotton gives. The stage itself books every stream; this is the closed form that it must agree with.

/** Lint after the gin.
 *  Units and shapes: mass in any unit, returned in the same; foreign matter, evaporated share, lint fraction and lint-cleaner losses 0 to 1.
 *  Source: processing sheet 1.3, vectors 4 and 5. */
export function lintOut(
  mass: number,
  foreignMatter: number,
  evaporated: number,
  lintFraction: number,
  lintCleanerLosses: readonly number[],
): number {
  let lint = mass * (1 - foreignMatter) * (1 - evaporated) * lintFraction;
  for (const loss of lintCleanerLosses) lint *= 1 - loss;
  return lint;
}
