// The zod form of one quantity, {"value": 12, "unit": "t/h"}: unit checked, converted to the wanted unit, range kept.
import { z } from 'zod';
import { acceptedUnits, converted, dimensionOf } from './units.ts';

/** What an issue of our own carries through zod. */
export interface IssueParameters {
  readonly issueCode: string;
  readonly got: string;
  readonly expected: string;
}

export interface QuantityDeclaration {
  readonly unit: string;
  readonly range: readonly [low: number, high: number];
  readonly label: string;
}

/** A schema whose input is {value, unit} in any unit that measures the same and whose output is the number in `unit`, within the range. */
export function quantity({ unit, range: [low, high], label }: QuantityDeclaration) {
  const isMass = dimensionOf(unit) === 'mass' || dimensionOf(unit) === 'massFlow';
  const isPrice = /\b(?:KZT|USD)\b/.test(unit);
  return z
    .strictObject({
      value: z.number(),
      unit: z.enum(acceptedUnits(unit)),
    })
    .transform((written, context) => {
      const value = converted(written.value, written.unit, unit);
      if (value !== undefined && value >= low && value <= high) return value;
      const params: IssueParameters = {
        issueCode: written.value < 0 && isMass ? 'NEGATIVE_MASS' : written.value < 0 && isPrice ? 'NEGATIVE_PRICE' : 'OUT_OF_RANGE',
        got: withUnit(`${written.value}`, written.unit),
        expected: withUnit(`${low} to ${high}`, unit),
      };
      context.addIssue({ code: 'custom', message: params.issueCode, path: ['value'], params: { ...params } });
      return z.NEVER;
    })
    .meta({ description: `${label}. Wanted in ${unit}, ${low} to ${high}.` });
}

/** A figure of a message; a bare count has no unit to show. */
function withUnit(figure: string, unit: string): string {
  return unit === '1' ? figure : `${figure} ${unit}`;
}
