// Codes of the decision core in the person's words, and figures at a fitting number of digits. Pure; what has no word is shown by its own name.
import type { Messages } from '../../i18n/en.ts';
import type { FieldBlock } from '../../model/domain/cluster.ts';
import { REGRET_UNITS } from '../../model/domain/decision-record.ts';
import type { DecisionRecord, ForecasterCard } from '../../model/domain/decision-record.ts';
import { TEXTILE_PRODUCTS } from '../../model/domain/products.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { Formatter } from '../format/formatter.ts';
import { NO_VALUE } from '../format/formatter.ts';

export type DecisionWords = Messages['decision'];

/** The word for a code of one of the lists; the code itself when the list does not have it. */
export const wordFor = (list: Readonly<Record<string, string>>, code: string): string => list[code] ?? code;

/** Decimals that show about three figures of a value. */
export function digitsFor(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 100) return 0;
  if (size >= 10) return 1;
  return size >= 1 ? 2 : 3;
}

/** A figure with about three digits that count; a dash when there is none. */
export function figure(format: Formatter, value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? NO_VALUE : format.number(value, digitsFor(value));
}

/** What a decision lost, with the unit of its module; a dash where nobody can tell. */
export function regretText(words: DecisionWords, format: Formatter, { module, regret }: Pick<DecisionRecord, 'module' | 'regret'>): string {
  const unit = REGRET_UNITS[module] ?? '1';
  return regret === undefined || unit === '1' ? figure(format, regret) : `${figure(format, regret)} ${wordFor(words.amountUnits, unit)}`;
}

/** A difference with three digits that count, however small; beyond the tenth decimal it is the rounding of sums. */
export function differenceText(format: Formatter, value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const size = Math.abs(value);
  const digits = size >= 1 ? digitsFor(value) : Math.min(10, Math.ceil(-Math.log10(Math.max(size, 1e-12))) + 2);
  return format.signed(value, digits);
}

/** The naive rival in words: a rule, or the feature that it repeats. */
export function naiveName(words: DecisionWords, naive: string): string {
  const rules: Readonly<Record<string, string>> = words.naive;
  return rules[naive] ?? wordFor(words.features, naive);
}

/** `name=value` pairs joined by semicolons in words, figures shortened; the text itself where it is not made so. Names are those of features unless `nameOf` knows better. */
export function pairsInWords(text: string, words: DecisionWords, format: Formatter, nameOf = (name: string): string => wordFor(words.features, name)): readonly { readonly name: string; readonly value: string }[] {
  return text.split(';').filter((part) => part.trim() !== '').map((part) => {
    const cut = part.lastIndexOf('=');
    if (cut < 0) return { name: '', value: part };
    const raw = part.slice(cut + 1);
    const value = raw.trim() === '' ? Number.NaN : Number(raw);
    const [, amount, unit] = /^(-?[\d.]+) ([A-Za-z]+)$/.exec(raw) ?? [];
    if (amount !== undefined && unit !== undefined) return { name: nameOf(part.slice(0, cut).trim()), value: `${figure(format, Number(amount))} ${wordFor(words.amountUnits, unit)}` };
    const said = raw === 'true' ? words.forecast.yes : raw === 'false' ? words.forecast.no : Number.isInteger(value) ? format.number(value, 0) : Number.isFinite(value) ? figure(format, value) : raw === 'NaN' ? NO_VALUE : raw;
    return { name: nameOf(part.slice(0, cut).trim()), value: said };
  });
}

/** The name of a block, gin, mill or product that a forecast is about. */
export function groupName(of: string, group: number, scenario: LoadedScenario, words: DecisionWords, siteName: (site: number) => string): string {
  const { cluster } = scenario;
  const block: FieldBlock | undefined = cluster.blocks[group];
  switch (of) {
    case 'block':
      return block ? `${siteName(block.site)} (${group})` : String(group);
    case 'gin':
      return siteName(cluster.gins[group]?.site ?? -1) || String(group);
    case 'yarnLot':
      return siteName(cluster.spinningMills[group]?.site ?? -1) || String(group);
    case 'batch':
      return siteName(cluster.textileMills[group]?.site ?? -1) || String(group);
    case 'product':
      return wordFor(words.products, TEXTILE_PRODUCTS[group] ?? String(group));
    case 'machine':
      return siteName(group) || String(group);
    default:
      return `${wordFor(words.groupKinds, of)} ${group}`;
  }
}

/** The unit of a question in words. */
export const unitName = (words: DecisionWords, unit: string): string => wordFor(words.units, unit);

/** The interval of a reduction as text; the mean alone where there are too few seasons. */
export function reductionText({ reduction }: ForecasterCard, format: Formatter): string {
  const { mean, low, high } = reduction;
  const digits = digitsFor(mean);
  if (low === undefined || high === undefined) return format.signed(mean, digits);
  return `${format.signed(mean, digits)} (${format.number(low, digits)} … ${format.number(high, digits)})`;
}
