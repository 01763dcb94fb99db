// The figures of a board row as texts in the person's language.
import { fill } from '../../i18n/languages.ts';
import { KPIS } from '../../model/domain/kpis.ts';
import { NO_VALUE } from '../format/formatter.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import type { BoardRow } from './rows.ts';

/** Decimals of a change in percent. */
const SHARE_DIGITS = 1;

export interface Figures {
  /** The paired difference in the indicator's own unit. */
  readonly difference: string;
  /** The compared mean: a share of the baseline where that makes sense. */
  readonly mean: string;
  /** The interval on the comparison's scale. */
  readonly interval: string;
  readonly claim: string;
  readonly claimFromTo: string;
  /** The strip in words. */
  readonly spoken: string;
}

export function useFigures(row: BoardRow): Figures {
  const words = useWords();
  const format = useFormat();
  const { digits } = KPIS[row.id];
  const isRelative = row.comparison?.scale === 'relative';
  const isOwnValue = row.paired?.difference === undefined;
  const write = (value: number | undefined): string => {
    if (isRelative) return format.signedPercent(value, SHARE_DIGITS);
    return isOwnValue ? format.number(value, digits) : format.signed(value, digits);
  };
  const low = write(row.comparison?.interval?.[0]);
  const high = write(row.comparison?.interval?.[1]);
  const claim = write(row.claim?.change);
  const mean = write(row.comparison?.mean);
  const spoken = fill(words.board.chartLabel, { value: mean, low, high });
  return {
    difference: format.signed(row.paired?.difference, digits),
    mean,
    interval: row.comparison?.interval ? `${mean} [${low}; ${high}]` : `${mean} [${NO_VALUE}]`,
    claim,
    claimFromTo: row.claim && row.claim.claim.before !== 0
      ? `${format.number(row.claim.claim.before, claimDigits(row.claim.claim.before))} → ${format.number(row.claim.claim.after, claimDigits(row.claim.claim.after))}`
      : '',
    spoken: row.claim ? `${spoken} ${fill(words.board.chartClaim, { claim })}` : spoken,
  };
}

/** The article prints whole numbers and numbers with one or two decimals; they are shown as printed. */
function claimDigits(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Number.isInteger(value * 10) ? 1 : 2;
}
