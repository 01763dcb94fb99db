// Moments, delays and the file of the decision ledger. Pure.
import { csvText } from '../../base/csv.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../base/units.ts';
import { REGRET_UNITS } from '../../model/domain/decision-record.ts';
import type { LedgerRow } from '../../model/domain/decision-record.ts';
import { fill } from '../../i18n/languages.ts';
import type { Formatter } from '../format/formatter.ts';
import type { DecisionWords } from './decision-words.ts';

/** Date and time of day of a tick. */
export function momentText(tick: number, startDayNumber: number, format: Formatter): string {
  const day = Math.floor(tick / TICKS_PER_DAY);
  const minutes = Math.floor((tick - day * TICKS_PER_DAY) / TICKS_PER_MINUTE);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${format.date(startDayNumber + day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How long after asking a decision was executed, in the largest fitting unit. */
export function delayText(ticks: number, words: DecisionWords, format: Formatter): string {
  const { ledger } = words;
  if (ticks <= 0) return ledger.atOnce;
  const duration = ticks < TICKS_PER_HOUR
    ? fill(ledger.minutes, { count: format.number(Math.max(1, ticks / TICKS_PER_MINUTE), 0) })
    : ticks < 2 * TICKS_PER_DAY
      ? fill(ledger.hours, { count: format.number(ticks / TICKS_PER_HOUR, 1) })
      : fill(ledger.days, { count: format.number(ticks / TICKS_PER_DAY, 1) });
  return fill(ledger.later, { duration });
}

/** Decisions as a table; times in seconds since the start of the run, numbers unrounded. */
export function ledgerCsv(rows: readonly LedgerRow[]): string {
  const known = (value: number | undefined): string | number => value ?? '';
  return csvText(
    ['decision', 'module', 'call', 'asked_s', 'executed_s', 'subject', 'inputs', 'forecast', 'low', 'high', 'options', 'choice', 'reason', 'expected', 'realised', 'regret', 'regretUnit'],
    rows.map((row) => [
      row.number, row.module, row.call, row.asOfTick, row.executedTick, row.subject, row.inputs, known(row.forecast), known(row.low), known(row.high), row.options, row.choice, row.reason,
      known(row.expected), known(row.realised), known(row.regret), row.regret === undefined ? '' : (REGRET_UNITS[row.module] ?? ''),
    ]),
  );
}

/** The first tick of a day typed by hand: undefined for an empty field, NaN for what is no whole number of days. */
export function tickOfDay(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,4}$/.test(trimmed) ? Number(trimmed) * TICKS_PER_DAY : Number.NaN;
}
