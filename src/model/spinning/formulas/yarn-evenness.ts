// Evenness of yarn: what the number of fibres allows and what mixing, drafting and wear add.

/** Fibres in the cross-section of a yarn. Source: 15000/(micronaire·Ne) [Y4]. */
export function fibresInSection(micronaire: number, countNe: number): number {
  return 15000 / (micronaire * countNe);
}

/** Least possible CV of mass, %. Units: constant k (100 printed for cotton, 106 Martindale). Source: k/√n [Y4]. */
export function limitIrregularityPercent(fibres: number, constant: number): number {
  return constant / Math.sqrt(fibres);
}

/** Finest count that keeps `leastFibres` in the section. Source: processing sheet 2.4; the least number of fibres is assumed. */
export function finestCountNe(micronaire: number, leastFibres: number): number {
  return 15000 / (micronaire * leastFibres);
}

/** CV of mass of a yarn from independent causes, %.
 *  Units: limit CV %, index of irregularity of drafting, other CVs in %. Source: added variance, processing sheet 2.4. */
export function yarnEvennessPercent(limitPercent: number, index: number, mixCvPercent: number, machineCvPercent: number): number {
  const drafted = limitPercent * index;
  return Math.sqrt(drafted * drafted + mixCvPercent * mixCvPercent + machineCvPercent * machineCvPercent);
}

/** CV that a mix adds to the yarn, %: what blending leaves of the spread of micronaire and length, and the step from the last mix.
 *  Units: mass-weighted means and SDs of the bales (micronaire, mm), shares 0 to 1. Source: assumed form; shares are parameters. */
export function mixCvPercent(mix: {
  readonly micronaire: number;
  readonly micronaireSd: number;
  readonly lengthMm: number;
  readonly lengthSdMm: number;
  readonly micronaireStep: number;
  readonly spreadShare: number;
  readonly stepShare: number;
}): number {
  const micronaire = (100 * mix.spreadShare * mix.micronaireSd) / mix.micronaire;
  const length = (100 * mix.spreadShare * mix.lengthSdMm) / mix.lengthMm;
  const step = (100 * mix.stepShare * mix.micronaireStep) / mix.micronaire;
  return Math.sqrt(micronaire * micronaire + length * length + step * step);
}

/** CV of mass from the mean deviation U. Units: %. Source: 1.25·U for normal deviations [Y4]. */
export function cvOfMeanDeviationPercent(uPercent: number): number {
  return 1.25 * uPercent;
}
