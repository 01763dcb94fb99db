// A small feed-forward network in one flat array of parameters: starting values, output, and the gradient of the squared error.
// Kernel file: array bounds follow from `sizes` by construction, so `!` is used throughout. Training is network.ts.
// Source: Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors, Nature 323, 533–536.
import { tanh } from '../base/math.ts';

/** Units per layer, inputs first, one output last: [columns, hidden, 1] or [columns, hidden, hidden, 1]. */
export type LayerSizes = readonly number[];

/** Number of parameters: per layer its weights (target-major), then its biases. */
export function parameterCount(sizes: LayerSizes): number {
  let count = 0;
  for (let layer = 1; layer < sizes.length; layer += 1) count += sizes[layer]! * (sizes[layer - 1]! + 1);
  return count;
}

/** Weights uniform within ±√(6 / (inputs + outputs)) of their layer, biases 0. Draws one uniform number per weight.
 *  Source: Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 16. */
export function startingParameters(sizes: LayerSizes, uniform: () => number): Float64Array {
  const parameters = new Float64Array(parameterCount(sizes));
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer += 1) {
    const inputs = sizes[layer - 1]!;
    const outputs = sizes[layer]!;
    const bound = Math.sqrt(6 / (inputs + outputs));
    for (let k = 0; k < inputs * outputs; k += 1) parameters[at + k] = bound * (2 * uniform() - 1);
    at += outputs * (inputs + 1);
  }
  return parameters;
}

/** Number of places that `outputOf` needs: all units of all layers. */
export function unitCount(sizes: LayerSizes): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The output for the inputs at units[0 …]; fills the rest of `units`: tanh in hidden layers, identity at the end. Never allocates. */
export function outputOf(sizes: LayerSizes, parameters: ArrayLike<number>, units: Float64Array): number {
  let at = 0;
  let from = 0;
  for (let layer = 1; layer < sizes.length; layer += 1) {
    const inputs = sizes[layer - 1]!;
    const outputs = sizes[layer]!;
    const to = from + inputs;
    const biases = at + inputs * outputs;
    const isHidden = layer < sizes.length - 1;
    for (let k = 0; k < outputs; k += 1) {
      let sum = parameters[biases + k]!;
      for (let j = 0; j < inputs; j += 1) sum += parameters[at + k * inputs + j]! * units[from + j]!;
      units[to + k] = isHidden ? tanh(sum) : sum;
    }
    at = biases + outputs;
    from = to;
  }
  return units[from]!;
}

/** Adds ∂(½·error²)/∂parameter of one row, whose units `outputOf` filled, to `gradient`; error = output − target. `deltas` is scratch
 *  as long as `units`. Never allocates. */
export function addGradient(
  sizes: LayerSizes,
  parameters: ArrayLike<number>,
  units: Float64Array,
  error: number,
  gradient: Float64Array,
  deltas: Float64Array,
): void {
  let at = gradient.length;
  let to = unitCount(sizes) - 1;
  deltas[to] = error;
  for (let layer = sizes.length - 1; layer >= 1; layer -= 1) {
    const inputs = sizes[layer - 1]!;
    const outputs = sizes[layer]!;
    const from = to - inputs;
    const biases = at - outputs;
    at = biases - inputs * outputs;
    for (let j = 0; j < inputs; j += 1) deltas[from + j] = 0;
    for (let k = 0; k < outputs; k += 1) {
      const delta = deltas[to + k]!;
      gradient[biases + k]! += delta;
      for (let j = 0; j < inputs; j += 1) {
        gradient[at + k * inputs + j]! += delta * units[from + j]!;
        deltas[from + j]! += delta * parameters[at + k * inputs + j]!;
      }
    }
    // The derivative of tanh is 1 − tanh²; the inputs themselves have none.
    if (layer > 1) for (let j = 0; j < inputs; j += 1) deltas[from + j]! *= 1 - units[from + j]! * units[from + j]!;
    to = from;
  }
}
