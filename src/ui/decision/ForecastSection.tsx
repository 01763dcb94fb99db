// Forecasts of the season against what came: over time, against each other, residuals, and the error by month.
import { useMemo, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import type { DecisionReport } from '../../model/domain/decision-record.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { BarRowsChart } from '../charts/BarRowsChart.tsx';
import { ForecastChart } from '../charts/ForecastChart.tsx';
import { errorsByMonth, FORECAST_VIEWS, isInside } from '../charts/forecast-marks.ts';
import type { ForecastView, MonthError } from '../charts/forecast-marks.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { PlantCard } from '../plant/PlantCard.tsx';
import type { PlantTable } from '../plant/PlantCard.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { figure, groupName, unitName, wordFor } from './decision-words.ts';
import { groupsOf, monthOfHour, pointsOf, summaryOf } from './forecast-plan.ts';

const ALL = 'all';

export function ForecastSection({ report, state, desk, scenario, file }: {
  readonly report: DecisionReport;
  readonly state: DecisionState;
  readonly desk: DecisionDesk;
  readonly scenario: LoadedScenario;
  readonly file: string;
}) {
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const [view, setView] = useState<ForecastView>('time');
  const [wanted, setGroup] = useState<string>(ALL);
  const { decision } = words;
  const { forecast: f } = decision;
  const card = report.cards.find(({ task }) => task === state.task) ?? report.cards[0];
  const series = state.series?.task === card?.task ? state.series : undefined;
  const groups = useMemo(() => (series ? groupsOf(series) : []), [series]);
  const group = groups.some((own) => String(own) === wanted) ? wanted : ALL;
  const points = useMemo(() => (series ? pointsOf(series, group === ALL ? undefined : Number(group)) : []), [series, group]);
  const months = useMemo(() => errorsByMonth(points, (hour) => monthOfHour(scenario.startDayNumber, hour)), [points, scenario]);
  if (!card) return null;
  const unit = unitName(decision, card.unit);
  const name = wordFor(decision.tasks, card.task);
  const nameOf = (own: number): string => groupName(card.of, own, scenario, decision, siteName);
  const { mae, inside } = summaryOf(points);
  const label = fill(f.label, { name, count: format.number(points.length, 0), mae: figure(format, mae), unit, inside: format.percent(inside, 0) });
  const date = (tick: number): string => format.date(scenario.startDayNumber + Math.floor(tick / TICKS_PER_DAY));
  const monthName = ({ month }: MonthError): string => words.monthsShort[month - 1] ?? '';
  const pointTable = (): PlantTable => ({
    columns: [
      { id: 'of', label: decision.groupKinds[card.of as keyof typeof decision.groupKinds] ?? f.whose, isNumber: false }, { id: 'asked_s', label: f.asked, isNumber: true }, { id: 'known_s', label: f.known, isNumber: true },
      { id: 'forecast', label: f.forecast, isNumber: true }, { id: 'low', label: f.low, isNumber: true }, { id: 'high', label: f.high, isNumber: true }, { id: 'actual', label: f.actual, isNumber: true },
      { id: 'residual', label: f.residual, isNumber: true }, { id: 'inside', label: f.inside, isNumber: false },
    ],
    rows: points.map((point) => {
      const within = isInside(point);
      const end = (value: number): string | number => (Number.isNaN(value) ? '' : value);
      return {
        cells: [point.group, point.asOfTick, point.settledTick, point.forecast, end(point.low), end(point.high), point.actual, point.actual - point.forecast, within === undefined ? '' : String(within)],
        texts: [
          nameOf(point.group), date(point.asOfTick), date(point.settledTick), figure(format, point.forecast), figure(format, point.low), figure(format, point.high), figure(format, point.actual),
          figure(format, point.actual - point.forecast), within === undefined ? '' : within ? f.yes : f.no,
        ],
      };
    }),
  });
  const monthTable = (): PlantTable => ({
    columns: [{ id: 'month', label: f.month, isNumber: false }, { id: 'outcomes', label: f.count, isNumber: true }, { id: 'mae', label: f.mae, isNumber: true }, { id: 'inside_fraction', label: f.inside, isNumber: true }],
    rows: months.map((month) => ({ cells: [month.month, month.count, month.mae, month.inside ?? ''], texts: [monthName(month), format.number(month.count, 0), figure(format, month.mae), format.percent(month.inside, 0)] })),
  });
  return (
    <PlantCard
      family="decision"
      id="forecast"
      title={f.title}
      unit={unit}
      note={f.note}
      file={`${file}-forecast-${card.task}-${view}`}
      table={view === 'error' ? monthTable : pointTable}
      isEmpty={false}
      empty={f.empty}
    >
      <div className="decision-choices">
        <label className="plant-choice">
          <span>{f.question}</span>
          <select className="input" value={card.task} onChange={(event) => desk.chooseTask(event.target.value)}>
            {report.cards.map(({ task }) => <option key={task} value={task}>{wordFor(decision.tasks, task)}</option>)}
          </select>
        </label>
        <label className="plant-choice">
          <span>{f.whose}</span>
          <select className="input" value={group} onChange={(event) => setGroup(event.target.value)}>
            <option value={ALL}>{f.all}</option>
            {groups.map((own) => <option key={own} value={String(own)}>{nameOf(own)}</option>)}
          </select>
        </label>
        <Segmented label={f.view} value={view} onChange={setView} options={FORECAST_VIEWS.map((value) => ({ value, label: f.views[value] }))} />
      </div>
      {points.length === 0 ? <p className="plant-card__empty">{card.verdict === 'used' ? f.empty : f.notUsed}</p> : (
        <>
          {view === 'error' ? (
            <BarRowsChart
              rows={months.map((month) => ({ id: String(month.month), label: monthName(month), kind: 'plain', values: [{ look: 'ai', from: 0, to: month.mae, text: `${figure(format, month.mae)}${month.inside === undefined ? '' : ` · ${format.percent(month.inside, 0)}`}` }] }))}
              least={0}
              most={Math.max(...months.map((month) => month.mae), card.naiveScores.mae)}
              label={`${f.views.error}: ${months.map((month) => `${monthName(month)} ${figure(format, month.mae)}`).join('; ')}`}
            />
          ) : (
            <ForecastChart
              points={points}
              view={view}
              unit={unit}
              firstDayNumber={scenario.startDayNumber}
              texts={{ y: view === 'residual' ? f.residual : f.actual, x: view === 'scatter' ? `${f.forecast}, ${unit}` : f.asked }}
              write={(value, digits) => format.number(value, digits)}
              label={label}
            />
          )}
          <ul className="plant-key decision-key">
            {view === 'error' ? null : (
              <>
                <li><svg viewBox="0 0 24 12" aria-hidden="true"><circle className="forecast__point" cx="12" cy="6" r="3" /></svg>{view === 'residual' ? f.residual : f.actual}</li>
                {card.isProbability ? null : <li><svg viewBox="0 0 24 12" aria-hidden="true"><path className="forecast__point is-outside" d="M12 1l5 9h-10z" /></svg>{f.outside}</li>}
                {view === 'scatter' ? <li><svg viewBox="0 0 24 12" aria-hidden="true"><line className="forecast__line" x1="2" y1="10" x2="22" y2="2" /></svg>{f.expectedLine}</li> : <li><svg viewBox="0 0 24 12" aria-hidden="true"><path className="forecast__guess" d="M6 6h12" /></svg>{f.forecast}</li>}
                {card.isProbability ? null : <li><svg viewBox="0 0 24 12" aria-hidden="true"><line className="forecast__band" x1="12" y1="0" x2="12" y2="12" /></svg>{f.interval}</li>}
              </>
            )}
            <li className="decision-key__sum" data-testid="forecast-summary">{label}</li>
          </ul>
        </>
      )}
    </PlantCard>
  );
}
