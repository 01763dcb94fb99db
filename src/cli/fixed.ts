// Numbers with a fixed count of digits for tables that people read. Knows no units.

/** The value with `digits` decimals; what rounds to nothing carries no sign. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
