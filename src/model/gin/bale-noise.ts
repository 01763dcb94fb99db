// How bales of one lot differ: correlated normal noise on the mean traits of the lint. Differences between lots come from the field.
import { exp, log1p } from '../../base/math.ts';
import type { Stream } from '../../engine/random.ts';
import { shortFibreChange } from '../domain/grading.ts';
import { FIBRE } from '../domain/lots.ts';
import type { GinParameters } from './gin-parameters.ts';

const CORRELATED = 8;
/** Lower triangle, row by row, in the order micronaire, length, uniformity, strength, elongation, reflectance, yellowness, trash.
 *  Source: processing sheet 2.1, Cholesky factor of the assumed correlation matrix. */
const FACTOR = Float64Array.of(
  1,
  -0.25, 0.9682,
  0.1, 0.5939, 0.7983,
  -0.05, 0.4518, 0.2338, 0.8595,
  0.1, 0.0258, -0.0317, -0.2318, 0.9667,
  0, 0, 0.1879, -0.0511, -0.0061, 0.9808,
  -0.1, -0.1807, -0.1662, 0.1344, 0.0419, -0.4197, 0.8566,
  0, 0, 0, 0, 0, -0.4588, -0.0497, 0.8872,
);
const TRAIT_OF_ROW = Int32Array.of(
  FIBRE.micronaire, FIBRE.lengthMm, FIBRE.uniformityPercent, FIBRE.strengthGramsPerTex,
  FIBRE.elongationPercent, FIBRE.reflectancePercent, FIBRE.yellowness, FIBRE.trashPercent,
);
const TRASH_ROW = 7;
/** Floors that keep a far draw physical: short fibre % and moisture %. */
const LOWEST_SHORT_FIBRE = 0.5;
const LOWEST_MOISTURE = 1;

/** Draws bale traits. Ten normal variates per bale, whatever happens. */
export class BaleNoise {
  /** Standard deviation of each row within a lot; for trash and neps that of the logarithm. */
  readonly #sd = new Float64Array(CORRELATED);
  readonly #moistureSd: number;
  readonly #nepsLogSd: number;
  readonly #z = new Float64Array(CORRELATED);

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
    for (let row = 0; row < CORRELATED; row += 1) z[row] = stream.normal();
    let next = 0;
    for (let row = 0; row < CORRELATED; row += 1) {
      let sum = 0;
      for (let column = 0; column <= row; column += 1, next += 1) sum += FACTOR[next]! * z[column]!;
      const trait = TRAIT_OF_ROW[row]!;
      const sd = this.#sd[row]!;
      out[trait] = row === TRASH_ROW ? means[trait]! * exp(sd * sum - (sd * sd) / 2) : means[trait]! + sd * sum;
    }
    const change = shortFibreChange(
      out[FIBRE.lengthMm]! - means[FIBRE.lengthMm]!,
      out[FIBRE.uniformityPercent]! - means[FIBRE.uniformityPercent]!,
    );
    out[FIBRE.shortFibrePercent] = Math.max(LOWEST_SHORT_FIBRE, means[FIBRE.shortFibrePercent]! + change);
    out[FIBRE.moisturePercent] = Math.max(LOWEST_MOISTURE, means[FIBRE.moisturePercent]! + this.#moistureSd * stream.normal());
    const nepsSd = this.#nepsLogSd;
    out[FIBRE.nepsPerGram] = means[FIBRE.nepsPerGram]! * exp(nepsSd * stream.normal() - (nepsSd * nepsSd) / 2);
  }
}
