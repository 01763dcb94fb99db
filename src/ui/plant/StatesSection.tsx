// What the machines did over the season: lanes, zoom, filter by plant, the reading of the place pointed at.
import { useMemo, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { HourRecord } from '../../store/plant-desk.ts';
import { bucketHours } from '../charts/gantt-marks.ts';
import { StatesChart } from '../charts/StatesChart.tsx';
import type { HourWindow, StatesPoint } from '../charts/StatesChart.tsx';
import { useApp, useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { Segmented } from '../widgets/Segmented.tsx';
import { PlantCard } from './PlantCard.tsx';
import type { ShownSide } from './plant-figures.ts';
import { CLASS_OF, DRAWN_CLASSES, STATE_CLASSES } from './state-classes.ts';
import { firstOpenHour, shapeOf, sharesInWords, statesRows, statesTable, wholeWindow, zoomed } from './states-plan.ts';

const DAY = 24;
const FILTERS = ['all', 'gin', 'spinning', 'textile'] as const;
type Filter = (typeof FILTERS)[number];
/** The width that the length of buckets is told for, px. */
const USUAL_WIDTH = 900;

export function StatesSection({ sides, record, scenario, tick, file }: {
  readonly sides: readonly ShownSide[];
  readonly record: HourRecord;
  readonly scenario: LoadedScenario;
  readonly tick: number;
  readonly file: string;
}) {
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const { actions } = useApp();
  const { states } = words.plant;
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<HourWindow | undefined>(undefined);
  const [point, setPoint] = useState<StatesPoint | undefined>(undefined);
  const firstOpen = useMemo(() => firstOpenHour(record), [record]);
  const rows = useMemo(
    () => statesRows(record, sides[0]?.side.machines ?? [], sides.map(({ policy }) => policy), filter, words, siteName),
    [record, sides, filter, words, siteName],
  );
  const shape = useMemo(() => shapeOf(record), [record]);
  const isEmpty = firstOpen === undefined;
  const whole = wholeWindow(record, firstOpen ?? 0);
  const shown = chosen ?? whole;
  const nowHour = tick / 3600;
  const zoom = (factor: number): void => setChosen(zoomed(shown, whole, factor, point?.fromHour ?? nowHour));
  const reading = point && rows[point.row];
  const lane = reading?.lanes[point?.lane ?? 0];
  const when = (hour: number): string => `${format.date(scenario.startDayNumber + Math.floor(hour / DAY))}${shown.toHour - shown.fromHour < 20 * DAY ? `, ${String(hour % DAY).padStart(2, '0')}:00` : ''}`;
  const span = bucketHours(shown.toHour - shown.fromHour, USUAL_WIDTH);
  const step = span === 1 ? states.perHour : span === DAY ? states.perDay : span < DAY ? fill(states.perHours, { count: format.number(span, 0) }) : fill(states.perDays, { count: format.number(span / DAY, 0) });
  return (
    <PlantCard
      id="states"
      title={states.title}
      unit={states.unit}
      note={states.note}
      file={`${file}-states`}
      table={() => statesTable(record, rows, scenario.startDayNumber, firstOpen ?? 0, words, format)}
      isEmpty={isEmpty}
      empty={states.nothing}
      tools={(
        <>
          <Segmented label={states.filter} value={filter} onChange={setFilter} options={FILTERS.map((value) => ({ value, label: value === 'all' ? states.allPlants : words.plant.flow.stages[value] }))} />
          <div className="plant-zoom" role="group" aria-label={states.zoomIn}>
            <button type="button" className="button button--small button--icon" aria-label={states.zoomIn} title={states.zoomIn} onClick={() => zoom(0.5)}>+</button>
            <button type="button" className="button button--small button--icon" aria-label={states.zoomOut} title={states.zoomOut} onClick={() => zoom(2)}>−</button>
            <button type="button" className="button button--small" disabled={chosen === undefined} onClick={() => setChosen(undefined)}>{states.whole}</button>
          </div>
        </>
      )}
    >
      <ul className="plant-key" aria-label={words.twin.legend}>
        {STATE_CLASSES.slice(0, DRAWN_CLASSES).map((id) => (
          <li key={id}><svg viewBox="0 0 24 12" aria-hidden="true"><g className={`state state--${id}`}><path className="state__fill" d="M0 0h24v12H0z" /><path className="state__hatch" d="M0 0h24v12H0z" /></g></svg>{states.classes[id]}</li>
        ))}
        {sides.map(({ policy }) => <li key={policy}><span className={`states-lane-key states-lane-key--${policy}`} />{words.policies[policy]}</li>)}
      </ul>
      <StatesChart
        rows={rows}
        shape={shape}
        classOf={CLASS_OF}
        classes={STATE_CLASSES}
        drawn={DRAWN_CLASSES}
        firstDayNumber={scenario.startDayNumber}
        window={shown}
        nowHour={nowHour}
        label={fill(states.label, { count: format.number(rows.reduce((sum, row) => sum + row.lanes.length, 0), 0), keys: states.keys })}
        point={point}
        onPoint={setPoint}
        onWindow={setChosen}
        onGo={(hour) => void actions.seek(Math.floor(hour / DAY))}
        onZoom={zoom}
        onWhole={() => setChosen(undefined)}
      />
      <p className="states-reading small" role="status">
        {reading && lane && point
          ? fill(states.reading, { when: when(point.fromHour), group: reading.label, policy: words.policies[lane.look === 'ai' ? 'ai' : 'baseline'], states: sharesInWords(lane.source, record, point.fromHour, point.toHour, words, format) })
          : `${step} · ${states.keys}`}
      </p>
    </PlantCard>
  );
}
