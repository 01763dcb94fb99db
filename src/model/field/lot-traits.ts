// The fibre traits of a seed-cotton lot from the conditions its bolls grew and weathered in, with the noise of block and lot. Moves no mass.
// Kernel file: columns have one entry per block (and fixed strides) by construction, so `!` is used throughout.
import { clamp, exp, log1p } from '../../base/math.ts';
import type { Stream } from '../../engine/random.ts';
import { shortFibreIndex } from '../domain/grading.ts';
import { FIBRE, type LotTable } from '../domain/lots.ts';
import { CORRELATED_COUNT, correlateInto } from '../domain/trait-correlation.ts';
import { fibreLength, fibreMicronaire, fibreStrength, fibreUniformity, middayWaterPotential } from './crop/fibre-quality.ts';
import type { VarietyTraits } from '../parameters/varieties.ts';
import type { FieldParameters } from './field-parameters.ts';
import { TRAILER, TRAILER_STRIDE, type FieldState } from './field-state.ts';

const TRASH_ROW = CORRELATED_COUNT - 1;
/** Physical limits of single lots, in the order of FIBRE_TRAITS. */
const LOWEST = Float64Array.of(2.2, 22, 74, 20, 4, 55, 5, 0.3, 1, 4, 5);
const HIGHEST = Float64Array.of(6, 36, 90, 42, 10, 84, 18, 25, 25, 28, 200);

/** Draws lot traits. Nine normal variates per lot from the block's stream, whatever happens, so that lot n of a block has the same luck under every policy. */
export class LotTraits {
  readonly #p: FieldParameters;
  readonly #sd = new Float64Array(CORRELATED_COUNT);
  readonly #z = new Float64Array(CORRELATED_COUNT);
  readonly #noise = new Float64Array(CORRELATED_COUNT);
  readonly #means = new Float64Array(HIGHEST.length);

  constructor(p: FieldParameters) {
    this.#p = p;
    this.#sd.set([p.micronaireSd, p.lengthSdMm, p.uniformitySd, p.strengthSd, p.elongationSd, p.reflectanceSd, p.yellownessSd]);
    this.#sd[TRASH_ROW] = Math.sqrt(log1p(p.trashCv * p.trashCv));
  }

  /** Draws the block's own part of the noise, in standard deviations, into `out` from `offset` on. */
  drawBlock(stream: Stream, out: Float64Array, offset: number): void {
    stream.normalsInto(this.#z, CORRELATED_COUNT);
    correlateInto(this.#z, out, offset);
  }

  /** Gives the lot the traits of what is in block b's trailer.
   *  Units: those of FIBRE_TRAITS; trash is percent of seed-cotton mass. Source: GOSSYM regressions (crop/fibre-quality.ts) × cultivar factor × variety over the region's mean;
   *  short fibre from length and uniformity (processing sheet 2.1). */
  give(lots: LotTable, lot: number, state: FieldState, b: number, variety: VarietyTraits, stream: Stream): void {
    const p = this.#p;
    const { trailer } = state;
    const at = b * TRAILER_STRIDE;
    const temperature = trailer[at + TRAILER.temperatureC]!;
    const potential = middayWaterPotential(trailer[at + TRAILER.transpirationRatio]!);
    const nitrogen = p.leafNitrogenGramsPerKg;
    const means = this.#means;
    const noise = this.#draw(stream, state.blockNoise, b * CORRELATED_COUNT);
    const trashSd = this.#sd[TRASH_ROW]!;
    means[FIBRE.micronaire] = p.cultivarMicronaire * variety.micronaireFactor * fibreMicronaire(temperature, potential, nitrogen) + noise[0]!;
    means[FIBRE.lengthMm] = p.cultivarLength * variety.lengthFactor * fibreLength(temperature, potential, nitrogen) + noise[1]!;
    means[FIBRE.uniformityPercent] = p.cultivarUniformity * fibreUniformity(temperature, potential, nitrogen) + noise[2]!;
    means[FIBRE.strengthGramsPerTex] = p.cultivarStrength * fibreStrength(temperature, potential, nitrogen) + noise[3]!;
    means[FIBRE.elongationPercent] = p.elongationPercent + noise[4]!;
    means[FIBRE.reflectancePercent] = p.freshReflectancePercent - trailer[at + TRAILER.reflectanceLoss]! + noise[5]!;
    means[FIBRE.yellowness] = p.freshYellowness + trailer[at + TRAILER.yellownessGain]! + noise[6]!;
    means[FIBRE.trashPercent] = trailer[at + TRAILER.trashPercent]! * exp(noise[TRASH_ROW]! - (trashSd * trashSd) / 2);
    means[FIBRE.shortFibrePercent] = shortFibreIndex(means[FIBRE.lengthMm]!, means[FIBRE.uniformityPercent]!);
    means[FIBRE.moisturePercent] = trailer[at + TRAILER.moisturePercent]! + p.moistureSd * stream.normal();
    means[FIBRE.nepsPerGram] = p.nepsPerGram;
    for (let trait = 0; trait < means.length; trait += 1) lots.setTrait(lot, trait, clamp(means[trait]!, LOWEST[trait]!, HIGHEST[trait]!));
  }

  /** The noise of one lot in trait units (that of trash in logarithms): block part and lot part, each by its share of the variance. */
  #draw(stream: Stream, blockNoise: Float64Array, offset: number): Float64Array {
    stream.normalsInto(this.#z, CORRELATED_COUNT);
    correlateInto(this.#z, this.#noise, 0);
    const ofBlock = Math.sqrt(this.#p.blockVarianceShare);
    const ofLot = Math.sqrt(1 - this.#p.blockVarianceShare);
    for (let row = 0; row < CORRELATED_COUNT; row += 1) {
      this.#noise[row] = this.#sd[row]! * (ofBlock * blockNoise[offset + row]! + ofLot * this.#noise[row]!);
    }
    return this.#noise;
  }
}
