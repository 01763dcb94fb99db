// Least squares without rounding: the normal equations in whole numbers, a second way to hold the floating-point learners against.

/** value = number / 10^decimals, of the decimals that a number prints with. */
function decimalOf(value: number): { number: bigint; decimals: number } {
  const [mantissa, exponent] = String(value).split('e') as [string, string | undefined];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string | undefined];
  const shift = fraction.length - Number(exponent ?? 0);
  const number = BigInt(whole + fraction);
  return shift >= 0 ? { number, decimals: shift } : { number: number * 10n ** BigInt(-shift), decimals: 0 };
}

/** One column as whole numbers over a common power of ten. */
interface WholeColumn {
  readonly values: readonly bigint[];
  readonly scale: bigint;
}

export function wholeColumn(values: readonly number[]): WholeColumn {
  const parts = values.map(decimalOf);
  const decimals = Math.max(...parts.map((part) => part.decimals));
  return { values: parts.map((part) => part.number * 10n ** BigInt(decimals - part.decimals)), scale: 10n ** BigInt(decimals) };
}

/** Columns 1, x, x², … up to the degree, without rounding. */
export function wholePowers(x: readonly number[], degree: number): WholeColumn[] {
  const base = wholeColumn(x);
  return Array.from({ length: degree + 1 }, (_, power) => ({
    values: base.values.map((value) => value ** BigInt(power)),
    scale: base.scale ** BigInt(power),
  }));
}

const product = (a: readonly bigint[], b: readonly bigint[]): bigint => a.reduce((sum, value, i) => sum + value * b[i]!, 0n);

/** numerator / denominator as the nearest double or its neighbour: 40 digits are kept before rounding. */
function ratio(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const digits = (value: bigint): number => (value < 0n ? -value : value).toString().length;
  const shift = 40 - digits(numerator) + digits(denominator);
  const quotient = shift >= 0 ? (numerator * 10n ** BigInt(shift)) / denominator : numerator / (denominator * 10n ** BigInt(-shift));
  return Number(`${quotient}e${-shift}`);
}

/** Reduces [A | B] to [d·I | …] by fraction-free elimination (Bareiss 1968, Math. Comp. 22) and returns the right side and d. */
function solveWhole(matrix: bigint[][], right: bigint[][]): { right: bigint[][]; denominator: bigint } {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...right[i]!]);
  let previous = 1n;
  for (let k = 0; k < size; k += 1) {
    const pivot = rows[k]![k]!;
    if (pivot === 0n) throw new Error('dependent columns');
    for (let i = 0; i < size; i += 1) {
      if (i === k) continue;
      const factor = rows[i]![k]!;
      rows[i] = rows[i]!.map((value, j) => (pivot * value - factor * rows[k]![j]!) / previous);
    }
    previous = pivot;
  }
  return { right: rows.map((row) => row.slice(size)), denominator: previous };
}

/** Coefficients, standard errors, residual deviation and R² of the least-squares fit, each rounded once at the end.
 *  `isCentred`: R² about the mean (a constant is among the columns) or about 0. */
export function exactLeastSquares(columns: readonly WholeColumn[], y: readonly number[], isCentred: boolean) {
  const target = wholeColumn(y);
  const size = columns.length;
  const gram = columns.map((a) => columns.map((b) => product(a.values, b.values)));
  const moments = columns.map((a) => product(a.values, target.values));
  const identity = (i: number): bigint[] => columns.map((_, j) => (i === j ? 1n : 0n));
  const { right, denominator } = solveWhole(gram, moments.map((moment, i) => [moment, ...identity(i)]));
  // All in units of 1/target.scale per 1/column.scale; squares of y carry target.scale².
  const explained = columns.reduce((sum, _, i) => sum + right[i]![0]! * moments[i]!, 0n);
  const squares = product(target.values, target.values);
  const residualNumerator = squares * denominator - explained;
  const degrees = BigInt(y.length - size);
  const squareScale = denominator * target.scale * target.scale;
  const total = target.values.reduce((sum, value) => sum + value, 0n);
  const count = BigInt(y.length);
  const spread = isCentred ? squares * count - total * total : squares * count;
  return {
    coefficients: columns.map((column, i) => ratio(right[i]![0]! * column.scale, denominator * target.scale)),
    standardErrors: columns.map((column, i) =>
      Math.sqrt(ratio(residualNumerator * right[i]![i + 1]! * column.scale * column.scale, squareScale * denominator * degrees))),
    residualDeviation: Math.sqrt(ratio(residualNumerator, squareScale * degrees)),
    rSquared: ratio(spread * denominator - residualNumerator * count, spread * denominator),
  };
}
