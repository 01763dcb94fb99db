// The table of all forecasters and the bars of rival learners and features. Pure.
import type { ForecasterCard, ForecastImportance, ForecastWatch } from '../../model/domain/decision-record.ts';
import { fill } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import type { BarRowInput } from '../charts/bar-rows.ts';
import type { Formatter } from '../format/formatter.ts';
import type { PlantTable } from '../plant/PlantCard.tsx';
import { figure, naiveName, reductionText, unitName, wordFor } from './decision-words.ts';

export type LampState = 'trusted' | 'waiting' | 'lost' | 'lostUnheeded' | 'unused';

/** What a forecaster's lamp shows: whether decisions stand on it now. */
export function lampOf(card: ForecasterCard, watch: ForecastWatch | undefined): LampState {
  if (card.verdict !== 'used') return 'unused';
  if (watch?.isTrusted === false) return watch.modules.length > 0 ? 'lost' : 'lostUnheeded';
  return watch === undefined || watch.settled === 0 ? 'waiting' : 'trusted';
}

/** The table of all cards: what the file holds, and what the page shows. */
export function cardsTable(cards: readonly ForecasterCard[], watches: readonly ForecastWatch[], words: Messages, format: Formatter): PlantTable {
  const { decision } = words;
  const { cards: c } = decision;
  const text = (id: string, label: string) => ({ id, label, isNumber: false });
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    columns: [
      text('question', c.question), text('unit', c.target), text('learner', c.learner), number('mae', c.error), number('naive_mae', c.naiveError), text('naive', decision.cards.naiveError),
      number('mape_fraction', c.mape), number('r2', c.r2), number('reduction', c.reduction), number('reduction_low', decision.forecast.low), number('reduction_high', decision.forecast.high),
      number('coverage_fraction', c.coverage), text('verdict', c.verdict), number('season_outcomes', decision.forecast.count), number('season_mae', decision.forecast.mae), text('lamp', c.lamp),
    ],
    rows: cards.map((card) => {
      const watch = watches.find(({ task }) => task === card.task);
      const cells: readonly (string | number)[] = [
        card.task, card.unit, card.learner, card.scores.mae, card.naiveScores.mae, card.naive, card.scores.mape ?? '', card.scores.r2, card.reduction.mean, card.reduction.low ?? '', card.reduction.high ?? '',
        card.coverage ?? '', card.verdict, watch?.settled ?? 0, watch && watch.settled > 0 ? watch.mae : '', lampOf(card, watch),
      ];
      return {
        cells,
        texts: [
          wordFor(decision.tasks, card.task), unitName(decision, card.unit), wordFor(decision.learners, card.learner), figure(format, card.scores.mae), figure(format, card.naiveScores.mae), naiveName(decision, card.naive),
          format.percent(card.scores.mape, 0), format.number(card.scores.r2, 2), reductionText(card, format), figure(format, card.reduction.low), figure(format, card.reduction.high),
          format.percent(card.coverage, 0), decision.verdicts[card.verdict], format.number(watch?.settled ?? 0, 0), figure(format, watch?.mae), decision.lamps[lampOf(card, watch)],
        ],
      };
    }),
  };
}

/** Errors of the rival learners and of the naive one, the best first. */
export function rivalRows(card: ForecasterCard, words: Messages, format: Formatter): readonly BarRowInput[] {
  const { decision } = words;
  const row = (id: string, label: string, mae: number, look: string): BarRowInput => ({ id, label, kind: look === 'ai' ? 'total' : 'plain', values: [{ look, from: 0, to: mae, text: figure(format, mae) }] });
  return [
    ...card.candidates.map(({ learner, mae }) => row(learner, wordFor(decision.learners, learner), mae, learner === card.learner ? 'ai' : 'rival')),
    row('naive', fill(decision.cards.naiveRow, { name: naiveName(decision, card.naive) }), card.naiveScores.mae, 'baseline'),
  ];
}

/** Rises of the error by feature, the largest first. */
export function importanceRows(importance: ForecastImportance, words: Messages, format: Formatter): readonly BarRowInput[] {
  return importance.columns.map((column, index): BarRowInput => {
    const rise = importance.rises[index] ?? 0;
    return { id: column, label: wordFor(words.decision.features, column), kind: 'plain', values: [{ look: 'ai', from: 0, to: rise, text: figure(format, rise) }] };
  });
}
