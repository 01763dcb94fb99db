// One pass of lint through a lint cleaner: trash, mass, length, short fibre, neps, colour. Knows no lots and no settings.

/** What one lint cleaner does at the onset moisture; the stage takes the numbers from its parameters. */
export interface LintCleanerEffect {
  /** Share of the trash taken out, 0 to 1. */
  readonly efficiency: number;
  /** Share of the mass taken out, 0 to 1. */
  readonly loss: number;
  /** Good fibre in what is taken out, 0 to 1. */
  readonly goodFibre: number;
  /** Points of uniformity index, mm of length, relative rises of short fibre and neps, points of reflectance. */
  readonly uniformity: number;
  readonly lengthMm: number;
  readonly shortFibre: number;
  readonly neps: number;
  readonly reflectance: number;
}

/** Lint on its way; changed in place by `cleanLint`. Masses in any one unit, traits in the units of FIBRE_TRAITS. */
export interface LintInProcess {
  mass: number;
  fibreWaste: number;
  otherWaste: number;
  trashPercent: number;
  lengthMm: number;
  uniformityPercent: number;
  shortFibrePercent: number;
  nepsPerGram: number;
  reflectancePercent: number;
}

/** Passes lint through one lint cleaner. `damage` is f(M): it multiplies fibre lost and fibre damage; `cleaning` multiplies efficiency.
 *  The waste is good fibre (share × loss × f) and the rest, which is at least the trash taken out.
 *  Source: processing sheet 1.7, recursion per saw lint cleaner [A, G9, G12]; vectors 9 and 11. */
export function cleanLint(lint: LintInProcess, effect: LintCleanerEffect, efficiency: number, damage: number): void {
  const trashAfterPercent = lint.trashPercent * (1 - efficiency);
  const trashTaken = (lint.mass * (lint.trashPercent - trashAfterPercent)) / 100;
  const fibre = lint.mass * effect.loss * effect.goodFibre * damage;
  const other = Math.max(lint.mass * effect.loss * (1 - effect.goodFibre), trashTaken);
  lint.mass -= fibre + other;
  lint.fibreWaste += fibre;
  lint.otherWaste += other;
  lint.trashPercent = trashAfterPercent;
  lint.uniformityPercent += effect.uniformity * damage;
  lint.lengthMm += effect.lengthMm * damage;
  lint.shortFibrePercent *= 1 + effect.shortFibre * damage;
  lint.nepsPerGram *= 1 + effect.neps;
  lint.reflectancePercent += effect.reflectance;
}
