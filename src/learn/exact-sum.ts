// Sums of products to about twice the working precision, for residuals and gradients of least squares.
// Source: Ogita, Rump & Oishi 2005, Accurate sum and dot product, algorithms 2.1 (two-sum), 3.3 (two-product) and 5.3 (dot2).

/** 2^27 + 1: splits a double into two halves of at most 26 bits. Bound: the products must stay below 2^996. */
const SPLITTER = 134_217_729;

/** A running sum kept as value + correction; reset before use. Kernel: add and addProduct never allocate. */
export class ExactSum {
  value = 0;
  correction = 0;

  reset(): void {
    this.value = 0;
    this.correction = 0;
  }

  /** Adds one number without loss. */
  add(term: number): void {
    const sum = this.value + term;
    const back = sum - this.value;
    this.correction += this.value - (sum - back) + (term - back);
    this.value = sum;
  }

  /** Adds the product of two numbers without loss. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    const aShifted = SPLITTER * a;
    const aHigh = aShifted - (aShifted - a);
    const aLow = a - aHigh;
    const bShifted = SPLITTER * b;
    const bHigh = bShifted - (bShifted - b);
    const bLow = b - bHigh;
    this.add(product);
    this.correction += aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  }
}
