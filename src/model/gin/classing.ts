// What the classing room says of a bale: micronaire and length by instrument, colour and trash by eye or by instrument, all with errors. Sets no price.
// Kernel file: traits and errors are indices of fixed lists.
import type { Stream } from '../../engine/random.ts';
import { FIBRE, FIBRE_TRAITS } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { GinParameters } from './gin-parameters.ts';

/** Errors of one bale: micronaire, length, reflectance, yellowness, trash. */
const ERRORS = 5;

/** The classing room of one gin. Five normal variates and one uniform per bale, however it is classed. */
export class Classing {
  readonly #p: GinParameters;
  readonly #stream: Stream;
  readonly #z = new Float64Array(ERRORS);

  constructor(parameters: GinParameters, stream: Stream) {
    this.#p = parameters;
    this.#stream = stream;
  }

  /** Writes the readings of a bale to `out`: its true traits with the errors of the method. Shapes: `out` in the order of FIBRE_TRAITS.
   *  Call it once per bale, in the order in which they are pressed. */
  read(lots: LotTable, bale: number, out: Float64Array): void {
    const p = this.#p;
    const z = this.#z;
    for (let i = 0; i < FIBRE_TRAITS.length; i += 1) out[i] = lots.trait(bale, i);
    const isByEye = this.#stream.uniform() < p.visualClassingShare;
    this.#stream.normalsInto(z, ERRORS);
    out[FIBRE.micronaire] = out[FIBRE.micronaire]! + p.hviMicronaireError * z[0]!;
    out[FIBRE.lengthMm] = out[FIBRE.lengthMm]! + p.hviLengthErrorMm * z[1]!;
    out[FIBRE.reflectancePercent] = out[FIBRE.reflectancePercent]! + (isByEye ? p.visualReflectanceError : p.hviReflectanceError) * z[2]!;
    out[FIBRE.yellowness] = out[FIBRE.yellowness]! + (isByEye ? p.visualYellownessError : p.hviYellownessError) * z[3]!;
    const trashError = isByEye ? p.visualTrashErrorShare : p.hviTrashErrorShare;
    out[FIBRE.trashPercent] = Math.max(0, out[FIBRE.trashPercent]! * (1 + trashError * z[4]!));
  }
}
