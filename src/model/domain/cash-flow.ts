// The course of an investment that saves the same every year: what is still to be paid back, plain and discounted. Rates of return are in simulation/investment.
import { pow } from '../../base/math.ts';
import type { Appraisal } from './results.ts';

export interface CashFlowYear {
  /** 0 when the investment is paid, then the end of each year. */
  readonly year: number;
  /** Savings so far less the investment, USD. */
  readonly cumulativeUsd: number;
  /** The same with each year's saving discounted to year 0; the last one is the net present value. */
  readonly discountedUsd: number;
}

/** Years 0 … n of the horizon (its whole years). Units: USD, rate a year > −1. Source: level yearly saving, discounted at (1 + rate)^−year. */
export function cashFlowSeries({ investmentUsd, annualSavingUsd, rate, years }: Appraisal): CashFlowYear[] {
  const series: CashFlowYear[] = [{ year: 0, cumulativeUsd: -investmentUsd, discountedUsd: -investmentUsd }];
  let discounted = -investmentUsd;
  for (let year = 1; year <= Math.floor(years); year += 1) {
    discounted += annualSavingUsd * pow(1 + rate, -year);
    series.push({ year, cumulativeUsd: year * annualSavingUsd - investmentUsd, discountedUsd: discounted });
  }
  return series;
}
