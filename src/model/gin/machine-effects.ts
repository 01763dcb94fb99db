// What the machines of a saw or a roller gin do to lint, gathered from the parameters. No computation on lots.
import type { LintCleanerEffect } from './formulas/lint-cleaner.ts';
import type { GinParameters } from './gin-parameters.ts';

/** The stand and three lint cleaners. Units: points, mm, points, neps per gram. */
export interface GinEffects {
  readonly lintFraction: number;
  readonly trashShareToLint: number;
  readonly standUniformity: number;
  readonly standLengthMm: number;
  readonly standShortFibre: number;
  readonly standNeps: number;
  readonly lintCleaners: readonly LintCleanerEffect[];
  readonly kwhPerBale: number;
}

/** Effects of a gin of this kind. A roller stand is the basis of the fibre traits, so it changes none of them but neps. */
export function ginEffects(p: GinParameters, kind: 'saw' | 'roller'): GinEffects {
  const isSaw = kind === 'saw';
  const lintCleaner = (efficiency: number, loss: number, reflectance: number): LintCleanerEffect => ({
    efficiency,
    loss,
    goodFibre: p.lintCleanerGoodFibre,
    uniformity: isSaw ? p.sawLintCleanerUniformity : p.rollerLintCleanerUniformity,
    lengthMm: p.lintCleanerLengthMm,
    shortFibre: p.lintCleanerShortFibre,
    neps: p.lintCleanerNeps,
    reflectance,
  });
  return {
    lintFraction: p.lintFraction + (isSaw ? 0 : p.rollerTurnoutPoints / 100),
    trashShareToLint: isSaw ? p.trashShareToLintSaw : p.trashShareToLintRoller,
    standUniformity: isSaw ? p.sawStandUniformity : 0,
    standLengthMm: isSaw ? p.sawStandLengthMm : 0,
    standShortFibre: isSaw ? p.sawStandShortFibre : 0,
    standNeps: isSaw ? p.sawStandNeps : p.rollerStandNeps,
    lintCleaners: [
      lintCleaner(p.lintCleanerEfficiency1, p.lintCleanerLoss1, p.lintCleanerReflectance1),
      lintCleaner(p.lintCleanerEfficiency2, p.lintCleanerLoss2, p.lintCleanerReflectance2),
      lintCleaner(p.lintCleanerEfficiency3, p.lintCleanerLoss3, p.lintCleanerReflectance3),
    ],
    kwhPerBale: isSaw ? p.sawKwhPerBale : p.rollerKwhPerBale,
  };
}
