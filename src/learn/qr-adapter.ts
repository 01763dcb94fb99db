// The only door to ml-matrix: factorises a tall matrix, solves least squares with it, gives its singular vectors; no statistics here.
// ml-matrix 6.15.1 computes its lengths by division and Math.sqrt (never Math.hypot or another elementary function), so its bits
// agree in every engine.
import { Matrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix';
import { assert } from '../base/assert.ts';

/** A factorised matrix A with n rows and p ≤ n columns. */
export interface Factorisation {
  /** Number of independent columns. */
  readonly rank: number;
  /** Largest over smallest singular value; Infinity when the columns are dependent. */
  readonly conditionNumber: number;
  /** The x of length p with the least |A·x − target|; the shortest such x when the columns are dependent. */
  solve(target: Float64Array): Float64Array;
  /** (AᵀA)⁻¹·vector; the pseudo-inverse when the columns are dependent. */
  solveNormal(vector: Float64Array): Float64Array;
}

/** Solves Rᵀ·z = vector, then R·x = z, for an upper triangle R. */
function solveTwice(upper: Matrix, vector: Float64Array): Float64Array {
  const size = vector.length;
  const x = vector.slice();
  for (let i = 0; i < size; i += 1) {
    let sum = x[i]!;
    for (let k = 0; k < i; k += 1) sum -= upper.get(k, i) * x[k]!;
    x[i] = sum / upper.get(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i]!;
    for (let k = i + 1; k < size; k += 1) sum -= upper.get(i, k) * x[k]!;
    x[i] = sum / upper.get(i, i);
  }
  return x;
}

/** Length of the right singular vector's product: V·diag(1/s²)·Vᵀ·vector over the first `rank` singular values. */
function pseudoNormal(v: Matrix, singularValues: ArrayLike<number>, rank: number, vector: Float64Array): Float64Array {
  const out = new Float64Array(vector.length);
  for (let k = 0; k < rank; k += 1) {
    let projection = 0;
    for (let i = 0; i < vector.length; i += 1) projection += v.get(i, k) * vector[i]!;
    const weight = projection / singularValues[k]! / singularValues[k]!;
    for (let i = 0; i < vector.length; i += 1) out[i]! += v.get(i, k) * weight;
  }
  return out;
}

/** Least squares through the singular values of A itself, for dependent columns. */
function factoriseDeficient(matrix: Matrix, tolerance: number): Factorisation {
  const decomposition = new SingularValueDecomposition(matrix);
  const singularValues = decomposition.diagonal;
  const rank = singularValues.filter((value) => value > tolerance * singularValues[0]!).length;
  const { leftSingularVectors: u, rightSingularVectors: v } = decomposition;
  return {
    rank,
    conditionNumber: Infinity,
    solve(target) {
      const x = new Float64Array(matrix.columns);
      for (let k = 0; k < rank; k += 1) {
        let projection = 0;
        for (let i = 0; i < matrix.rows; i += 1) projection += u.get(i, k) * target[i]!;
        const weight = projection / singularValues[k]!;
        for (let i = 0; i < x.length; i += 1) x[i]! += v.get(i, k) * weight;
      }
      return x;
    },
    solveNormal: (vector) => pseudoNormal(v, singularValues, rank, vector),
  };
}

/** The factorisation of the matrix with the given columns. Units and shapes: p ≥ 1 columns of equal length n ≥ p, finite, scaled
 *  to like magnitude by the caller. Fails: throws AssertionError on fewer rows than columns.
 *  Source: Golub & Van Loan 2013, Matrix computations, 5.3 (QR) and 5.5 (rank deficiency, threshold max(n, p)·ε·s₁). */
export function factorise(columns: readonly Float64Array[]): Factorisation {
  const rowCount = columns[0]!.length;
  assert(rowCount >= columns.length, `least squares needs ${columns.length} rows, got ${rowCount}`);
  const matrix = new Matrix(rowCount, columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < rowCount; i += 1) matrix.set(i, j, column[i]!);
  });
  const decomposition = new QrDecomposition(matrix);
  const upper = decomposition.upperTriangularMatrix;
  // ml-matrix calls a matrix deficient only when a diagonal element is exactly 0; the singular values of R are those of A.
  const singularValues = new SingularValueDecomposition(upper).diagonal;
  const largest = singularValues[0]!;
  const smallest = singularValues[singularValues.length - 1]!;
  const tolerance = rowCount * Number.EPSILON;
  if (!(smallest > tolerance * largest)) return factoriseDeficient(matrix, tolerance);
  return {
    rank: columns.length,
    conditionNumber: largest / smallest,
    solve: (target) => Float64Array.from(decomposition.solve(Matrix.columnVector(target)).to1DArray()),
    solveNormal: (vector) => solveTwice(upper, vector),
  };
}

/** The right singular vectors of the matrix with the given columns, largest singular value first.
 *  Units and shapes: p ≥ 1 columns of equal length n ≥ p; p values, and p vectors of length p. Fails: as factorise.
 *  Source: Golub & Van Loan 2013, Matrix computations, 8.6 (by QR first, then the singular values of R: those of the matrix). */
export function singularVectors(columns: readonly Float64Array[]): { readonly values: number[]; readonly vectors: number[][] } {
  const rowCount = columns[0]!.length;
  assert(rowCount >= columns.length, `singular vectors need ${columns.length} rows, got ${rowCount}`);
  const matrix = new Matrix(rowCount, columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < rowCount; i += 1) matrix.set(i, j, column[i]!);
  });
  const decomposition = new SingularValueDecomposition(new QrDecomposition(matrix).upperTriangularMatrix);
  return { values: Array.from(decomposition.diagonal), vectors: decomposition.rightSingularVectors.transpose().to2DArray() };
}
