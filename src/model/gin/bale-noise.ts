// How bales of one lot differ: correlated normal noise on the mean traits of the lint. Differences between lots come from the field.
import { exp, log1p } from '../../base/math.ts';
import type { Stream } from '../../engine/random.ts';
import { shortFibreChange } from '../domain/grading.ts';
import { FIBRE } from '../domain/lots.ts';
import { CORRELATED_COUNT, CORRELATED_TRAITS, correlateInto } from '../domain/trait-correlation.ts';
import type { GinParameters } from './gin-parameters.ts';

const TRASH_ROW = CORRELATED_COUNT - 1;
const MOISTURE = CORRELATED_COUNT;
const NEPS = CORRELATED_COUNT + 1;
const VARIATES = CORRELATED_COUNT + 2;
const TRAIT_OF_ROW = Int32Array.from(CORRELATED_TRAITS, (name) => FIBRE[name]);
/** Floors that keep a far draw physical: short fibre % and moisture %. */
const LOWEST_SHORT_FIBRE = 0.5;
const LOWEST_MOISTURE = 1;

/** Draws bale traits. Ten normal variates per bale, whatever happens. */
export class BaleNoise {
  /** Standard deviation of each row within a lot; for trash and neps that of the logarithm. */
  readonly #sd = new Float64Array(CORRELATED_COUNT);
  readonly #moistureSd: number;
  readonly #nepsLogSd: number;
  /** The variates of one bale: those of the correlated rows, then moisture and neps. */
  readonly #z = new Float64Array(VARIATES);
  readonly #noise = new Float64Array(CORRELATED_COUNT);

  constructor(p: GinParameters) {
    const within = Math.sqrt(p.withinLotVarianceShare);
    const logSd = (cv: number): number => Math.sqrt(log1p(cv * cv * p.withinLotVarianceShare));
    this.#sd.set([p.micronaireSd, p.lengthSdMm, p.uniformitySd, p.strengthSd, p.elongationSd, p.reflectanceSd, p.yellownessSd]);
    for (let row = 0; row < TRASH_ROW; row += 1) this.#sd[row] = this.#sd[row]! * within;
    this.#sd[TRASH_ROW] = logSd(p.trashCv);
    this.#moistureSd = p.moistureSd * within;
    this.#nepsLogSd = logSd(p.nepsCv);
  }

  /** Writes a bale's traits to `out` from the means of its lint. Shapes: both in the order of FIBRE_TRAITS.
   *  Short fibre follows length and uniformity, of which it is almost a function. Source: processing sheet 2.1 [Q10]. */
  draw(stream: Stream, means: Float64Array, out: Float64Array): void {
    const z = this.#z;
    stream.normalsInto(z, VARIATES);
    correlateInto(z, this.#noise, 0);
    for (let row = 0; row < TRASH_ROW; row += 1) {
      const trait = TRAIT_OF_ROW[row]!;
      out[trait] = means[trait]! + this.#sd[row]! * this.#noise[row]!;
    }
    const trashSd = this.#sd[TRASH_ROW]!;
    out[FIBRE.trashPercent] = means[FIBRE.trashPercent]! * exp(trashSd * this.#noise[TRASH_ROW]! - (trashSd * trashSd) / 2);
    const change = shortFibreChange(
      out[FIBRE.lengthMm]! - means[FIBRE.lengthMm]!,
      out[FIBRE.uniformityPercent]! - means[FIBRE.uniformityPercent]!,
    );
    out[FIBRE.shortFibrePercent] = Math.max(LOWEST_SHORT_FIBRE, means[FIBRE.shortFibrePercent]! + change);
    out[FIBRE.moisturePercent] = Math.max(LOWEST_MOISTURE, means[FIBRE.moisturePercent]! + this.#moistureSd * z[MOISTURE]!);
    const nepsSd = this.#nepsLogSd;
    out[FIBRE.nepsPerGram] = means[FIBRE.nepsPerGram]! * exp(nepsSd * z[NEPS]! - (nepsSd * nepsSd) / 2);
  }
}
