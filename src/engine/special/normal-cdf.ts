// The standard normal distribution function; draws nothing.
import { regularizedGammaP, regularizedGammaQ } from './gamma.ts';

/** The probability that a standard normal variable is at most x. */
export function normalCdf(x: number): number {
  const half = (x * x) / 2;
  if (half > 700) return x < 0 ? 0 : 1;
  return x < 0 ? regularizedGammaQ(0.5, half) / 2 : 0.5 + regularizedGammaP(0.5, half) / 2;
}
