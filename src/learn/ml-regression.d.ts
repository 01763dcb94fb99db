// Types of the parts of ml-regression 6.3.0 that this project uses; the package ships none.
declare module 'ml-regression' {
  /** Least-squares line. */
  export class SimpleLinearRegression {
    readonly slope: number;
    readonly intercept: number;
    constructor(x: readonly number[], y: readonly number[]);
  }
  /** Median of all pairwise slopes. */
  export class TheilSenRegression {
    readonly slope: number;
    readonly intercept: number;
    constructor(x: readonly number[], y: readonly number[]);
  }
  /** Least-squares polynomial by normal equations; used by tests as the peer to beat. */
  export class PolynomialRegression {
    readonly coefficients: readonly number[];
    constructor(x: readonly number[], y: readonly number[], degree: number);
  }
  /** Multivariate least squares by inverting XᵀX; used by tests as the peer to beat. */
  export class MultivariateLinearRegression {
    readonly weights: readonly (readonly number[])[];
    constructor(x: readonly (readonly number[])[], y: readonly (readonly number[])[]);
  }
}
