// The charts of one block's season under one slider for the day, with the stresses between them.
import { useMemo, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { SeasonChart } from '../charts/SeasonChart.tsx';
import { StressRibbons } from '../charts/StressRibbons.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { BalanceTable } from './BalanceTable.tsx';
import { ChartCard } from './ChartCard.tsx';
import { chartPlans, chartStages, stressPlan } from './chart-plans.ts';
import type { ChartPlan } from './chart-plans.ts';
import { DayTable } from './DayTable.tsx';

const HEIGHT = 230;
/** The chart beside the balance table is as tall as the table. */
const TALL = 340;

export function FieldCharts({ traces, shown, block, days }: {
  readonly traces: FieldSeasonTraces;
  readonly shown: readonly FieldTrace[];
  readonly block: number;
  readonly days: number;
}) {
  const words = useWords();
  const format = useFormat();
  const { field } = words;
  const [pointed, setDay] = useState<number | undefined>(undefined);
  const day = pointed === undefined ? undefined : Math.min(pointed, days - 1);
  const plans = useMemo(() => chartPlans(traces, shown, block, words), [traces, shown, block, words]);
  const stages = useMemo(() => chartStages(traces, block, words), [traces, block, words]);
  const stress = useMemo(() => stressPlan(traces, shown, block, words, format), [traces, shown, block, words, format]);
  const firstDayNumber = traces.plantingDayNumber;
  const dayText = day === undefined ? field.crosshairHint : fill(field.dayText, { date: format.date(firstDayNumber + day), day: format.number(day + 1, 0) });

  const chart = (plan: ChartPlan) => {
    const { id, isShare, digits, unit } = plan;
    const value = (values: ArrayLike<number>): string => {
      const at = day === undefined ? Number.NaN : (values[day] ?? Number.NaN);
      if (day === undefined) return '';
      return Number.isFinite(at) && !isShare ? `${format.number(at, digits)} ${unit}` : format.percent(at, digits);
    };
    return (
      <ChartCard key={id} title={field.charts[id]} note={field.chartNotes[id]} legend={plan.legend.map((series) => ({ id: series.id, look: series.look, form: series.form, label: series.label, value: value(series.values) }))}>
        <SeasonChart
          unit={unit}
          label={`${field.charts[id]}, ${unit}. ${dayText}`}
          firstDayNumber={firstDayNumber}
          days={days}
          height={id === 'bolls' ? TALL : HEIGHT}
          series={plan.series}
          leastReach={plan.leastReach}
          isDown={plan.isDown}
          stages={stages}
          day={day}
          onDay={setDay}
          write={(at, places) => format.number(isShare ? at * 100 : at, isShare ? 0 : places)}
        />
      </ChartCard>
    );
  };
  const [canopy, soilWater, ...rest] = plans;
  return (
    <>
      <div className="day-slider card">
        <label htmlFor="field-day">{field.crosshair}</label>
        <input id="field-day" className="transport__line" type="range" min={0} max={days - 1} step={1} value={day ?? 0} aria-valuetext={dayText} style={{ '--share': `${(100 * (day ?? 0)) / (days - 1)}%` } as React.CSSProperties} onChange={(event) => setDay(Number(event.target.value))} />
        <output className="day-slider__text">{dayText}</output>
      </div>
      <div className="chart-grid">
        {canopy ? chart(canopy) : null}
        {soilWater ? chart(soilWater) : null}
        <ChartCard title={field.charts.stress} note={field.chartNotes.stress} legend={[]} isWide>
          {stress.rows.length === 0 ? <p>{field.noStress}</p> : <StressRibbons rows={stress.rows} firstDayNumber={firstDayNumber} days={days} day={day} onDay={setDay} />}
          {stress.rows.length > 0 && stress.quiet.length > 0 ? <p className="muted small">{fill(field.quietStresses, { names: stress.quiet.map((id) => field.stresses[id].toLowerCase()).join('; ') })}</p> : null}
        </ChartCard>
        {rest.map(chart)}
        <BalanceTable traces={traces} block={block} shown={shown} />
      </div>
      <DayTable traces={traces} shown={shown} plans={plans} days={days} />
    </>
  );
}
