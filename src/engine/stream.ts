// One stream of random numbers (xoshiro128** on typed state) and the distributions drawn from it; names and seeds are random.ts's business.
// Every variate takes exactly one uniform and is an increasing function of it (inversion), so that paired runs stay in step.
import { assert, AssertionError } from '../base/assert.ts';
import { exp, ln, log1p, pow } from '../base/math.ts';
import { gammaQuantile, regularizedGammaQ } from './special/gamma.ts';
import { normalQuantile, normalQuantilesOf } from './special/normal.ts';

/** 2⁻⁵². */
const UNIFORM_STEP = 2.220446049250313e-16;
const CV = 0;
const LOG_DEVIATION = 1;
const HALF_LOG_VARIANCE = 2;
/** The shape for a coefficient of variation of 0. */
const CONSTANT = new Float64Array(3);
/** Up to this mean Poisson counts are searched from zero; the search takes about `mean` steps. */
const POISSON_SEARCH_LIMIT = 40;

/** The centre of one of 2⁵² equal cells of (0, 1), from two 32-bit words; never 0 and never 1. */
export function uniformOfWords(high: number, low: number): number {
  return ((high >>> 6) * 67_108_864 + (low >>> 6) + 0.5) * UNIFORM_STEP;
}

/** A random stream. Source of the generator: Blackman and Vigna 2018, xoshiro128** 1.1. */
export class Stream {
  /** Four words; a typed array, because the state kept in numbers is 5 to 12 times slower in browsers. */
  readonly #state: Int32Array;
  /** Of the last coefficient of variation that was asked for, mostly the only one of a stream: it, and what follows from it. */
  #lognormal: Float64Array = CONSTANT;

  /** Takes the four words as they are. Fails: AssertionError when all are zero, the generator's one fixed point. */
  constructor(words: Int32Array) {
    assert(words.length === 4, 'a stream state has four words');
    this.#state = words.slice();
    this.restore(words);
  }

  /** The state, four words that share nothing with the stream. */
  state(): Int32Array {
    return this.#state.slice();
  }

  restore(words: Int32Array): void {
    assert((words[0]! | words[1]! | words[2]! | words[3]!) !== 0, 'a stream state must not be all zero');
    this.#state.set(words);
  }

  /** The next 32 bits, as a signed integer. */
  bits(): number {
    const s = this.#state;
    const s1 = s[1]!;
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const s2 = s[2]! ^ s[0]!;
    const s3 = s[3]! ^ s1;
    s[1] = s1 ^ s2;
    s[0] = s[0]! ^ s3;
    s[2] = s2 ^ (s1 << 9);
    s[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /** A number in the open interval (0, 1), on a grid of 2⁵² cell centres. */
  uniform(): number {
    const high = this.bits();
    return uniformOfWords(high, this.bits());
  }

  /** A number in the open interval (low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** An exponential variate with this mean. */
  exponential(mean: number): number {
    return -mean * ln(1 - this.uniform());
  }

  /** A standard normal variate. */
  normal(): number {
    return normalQuantile(this.uniform());
  }

  /** Writes `count` standard normal variates to the start of `out`: the numbers that as many calls of normal() give.
   *  No variate is boxed on the way out, which made up a quarter of all allocation of a national season. */
  normalsInto(out: Float64Array, count: number): void {
    this.#uniformsInto(out, count);
    normalQuantilesOf(out, count);
  }

  /** Writes `count` numbers as `uniform` gives them. The state is kept in local words meanwhile, which spares eight visits to memory a number. */
  #uniformsInto(out: Float64Array, count: number): void {
    const s = this.#state;
    let s0 = s[0]!;
    let s1 = s[1]!;
    let s2 = s[2]!;
    let s3 = s[3]!;
    for (let i = 0; i < count; i += 1) {
      const first = Math.imul(s1, 5);
      const high = Math.imul((first << 7) | (first >>> 25), 9);
      s2 ^= s0;
      s3 ^= s1;
      let shifted = s1 << 9;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const second = Math.imul(s1, 5);
      const low = Math.imul((second << 7) | (second >>> 25), 9);
      s2 ^= s0;
      s3 ^= s1;
      shifted = s1 << 9;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      out[i] = uniformOfWords(high, low);
    }
    s[0] = s0;
    s[1] = s1;
    s[2] = s2;
    s[3] = s3;
  }

  /** A lognormal variate with this mean and coefficient of variation (cv = 0 gives the mean, but still takes a uniform).
   *  Fails: AssertionError unless mean > 0 and cv ≥ 0. */
  lognormal(mean: number, cv: number): number {
    if (!(mean > 0 && cv >= 0)) throw new AssertionError(`lognormal needs mean > 0 and cv >= 0, got ${mean}, ${cv}`);
    if (this.#lognormal[CV] !== cv) this.#lognormal = lognormalShape(cv);
    const shape = this.#lognormal;
    return mean * exp(shape[LOG_DEVIATION]! * this.normal() - shape[HALF_LOG_VARIANCE]!);
  }

  /** A Weibull variate. Fails: AssertionError unless shape and scale > 0. */
  weibull(shape: number, scale: number): number {
    if (!(shape > 0 && scale > 0)) throw new AssertionError(`weibull needs shape, scale > 0, got ${shape}, ${scale}`);
    const life = this.exponential(1);
    return scale * (shape === 1 ? life : pow(life, 1 / shape));
  }

  /** A triangular variate. Fails: AssertionError unless low ≤ mode ≤ high. */
  triangular(low: number, mode: number, high: number): number {
    if (!(low <= mode && mode <= high))
      throw new AssertionError(`triangular needs low <= mode <= high, got ${low}, ${mode}, ${high}`);
    const u = this.uniform();
    const width = high - low;
    if (width === 0) return low;
    if (u < (mode - low) / width) return low + Math.sqrt(u * width * (mode - low));
    return high - Math.sqrt((1 - u) * width * (high - mode));
  }

  /** A Poisson count, by exact inversion at every mean: searched from zero up to mean 40, above that from the Cornish–Fisher guess
   *  with the incomplete gamma ratio. Fails: AssertionError unless 0 ≤ mean ≤ 1e9. */
  poisson(mean: number): number {
    if (!(mean >= 0 && mean <= 1e9)) throw new AssertionError(`poisson needs 0 <= mean <= 1e9, got ${mean}`);
    const u = this.uniform();
    return mean <= POISSON_SEARCH_LIMIT ? poissonFromZero(u, mean) : poissonFromGuess(u, mean);
  }

  /** A gamma variate, by inversion (iterative, about 2 µs). Fails: AssertionError unless shape and scale > 0. */
  gamma(shape: number, scale: number): number {
    if (!(scale > 0)) throw new AssertionError(`gamma needs scale > 0, got ${scale}`);
    return scale * gammaQuantile(this.uniform(), shape);
  }

  /** A whole number 0 … count − 1, each equally likely (bias below count × 2⁻⁵²). Fails: AssertionError unless count ≥ 1. */
  integer(count: number): number {
    if (!(count >= 1 && count <= 4_294_967_296))
      throw new AssertionError(`integer needs a count of 1 to 2^32, got ${count}`);
    return Math.floor(this.uniform() * count);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }
}

/** A coefficient of variation and the two numbers that a lognormal variate needs of it. */
function lognormalShape(cv: number): Float64Array {
  const logVariance = log1p(cv * cv);
  return Float64Array.of(cv, Math.sqrt(logVariance), logVariance / 2);
}

/** The smallest count whose distribution function reaches u; the loop ends because the terms vanish. */
function poissonFromZero(u: number, mean: number): number {
  let count = 0;
  let term = exp(-mean);
  let sum = term;
  while (sum < u && term > 0) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

/** As above for large means: P(N ≤ k) = Q(k + 1, mean). */
function poissonFromGuess(u: number, mean: number): number {
  const z = normalQuantile(u);
  let count = Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
  while (regularizedGammaQ(count + 1, mean) < u) count += 1;
  while (count > 0 && regularizedGammaQ(count, mean) >= u) count -= 1;
  return count;
}
