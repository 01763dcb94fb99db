// Return on an investment with level yearly savings: payback, ROI, net present value, internal rate. Undefined where none exists.
import { ln, pow } from '../base/math.ts';

export interface InvestmentReturn {
  readonly payback: number | undefined;
  readonly discountedPayback: number | undefined;
  readonly roi: number | undefined;
  readonly npv: number;
  readonly irr: number | undefined;
}

/** Present value of 1 a year over `years` at `rate` > −1. */
function annuityFactor(rate: number, years: number): number {
  return rate === 0 ? years : (1 - pow(1 + rate, -years)) / rate;
}

/**
 * The return of `investment` (USD > 0) that saves `annualSaving` (USD, may be negative) for `years` at a discount rate.
 * payback and discountedPayback in years; roi and irr in percent (roi as the article has it: annual net saving / investment).
 * Source: level-payment annuity; discounted payback n = −ln(1 − I·r/S)/ln(1 + r).
 */
export function investmentReturn(investment: number, annualSaving: number, rate: number, years: number): InvestmentReturn {
  const npv = annualSaving * annuityFactor(rate, years) - investment;
  const roi = (100 * annualSaving) / investment;
  if (annualSaving <= 0) return { payback: undefined, discountedPayback: undefined, roi, npv, irr: undefined };
  const share = (investment * rate) / annualSaving;
  const discountedPayback = share < 1 ? (rate === 0 ? investment / annualSaving : -ln(1 - share) / ln(1 + rate)) : undefined;
  return { payback: investment / annualSaving, discountedPayback, roi, npv, irr: 100 * internalRate(investment, annualSaving, years) };
}

/** The rate at which the annuity is worth the investment, by bisection to 1e-10. Needs annualSaving > 0. */
function internalRate(investment: number, annualSaving: number, years: number): number {
  let low = -0.99;
  let high = 1;
  while (annualSaving * annuityFactor(high, years) > investment) high *= 2;
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (annualSaving * annuityFactor(middle, years) > investment) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
