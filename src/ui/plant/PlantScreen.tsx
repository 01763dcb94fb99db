// The plant screen: time line, the line as it stands, machine states, losses, flow of fibre, energy, faults and traces.
import { memo, useDeferredValue } from 'react';
import { dateOfDayNumber } from '../../base/calendar.ts';
import { fill } from '../../i18n/languages.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import { LAYOUTS } from '../../store/session.ts';
import type { PlantDesk, PlantState } from '../../store/plant-desk.ts';
import { Hatches } from '../charts/Hatches.tsx';
import { useApp, useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { usePlant } from '../hooks/use-plant.ts';
import { Transport } from '../twin/Transport.tsx';
import { Held } from '../widgets/Held.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { printPage } from '../widgets/print-page.ts';
import { Segmented } from '../widgets/Segmented.tsx';
import { EnergySection } from './EnergySection.tsx';
import { FaultsSection } from './FaultsSection.tsx';
import { FlowSection } from './FlowSection.tsx';
import { LineSection } from './LineSection.tsx';
import { OeeSection } from './OeeSection.tsx';
import { shownSides } from './plant-figures.ts';
import { StatesSection } from './StatesSection.tsx';
import { TraceSection } from './TraceSection.tsx';

/** By then ginning is under way in every cotton region of the northern hemisphere: the first of this month. */
const HARVEST_MONTH = 11;
const TICKS_PER_DAY = 86_400;

/** Run day on which the harvest month begins. */
function harvestDay(startDayNumber: number): number {
  let day = 0;
  for (;;) {
    const date = dateOfDayNumber(startDayNumber + day);
    if (date.month === HARVEST_MONTH && date.day === 1) return day;
    day += 1;
  }
}

export function PlantScreen() {
  const words = useWords();
  const { plant } = words;
  const { actions } = useApp();
  const scenario = useAppState((state) => state.scenario);
  const layout = useAppState((state) => state.session.layout);
  const aiState = useAppState((state) => state.twin.ai);
  const [desk, state] = usePlant();
  const { report, fault } = state;
  // Drawn in slices behind what the person does, so that the page keeps answering.
  const shown = useDeferredValue(state);
  return (
    <div className="screen screen--plant plant">
      <Hatches />
      <div className="screen__main">
        <div className="board__head">
          <div>
            <h1>{plant.title}</h1>
            <p className="board__lead">{plant.lead}</p>
          </div>
          <div className="board__actions">
            <Segmented label={plant.show} value={layout} onChange={actions.setLayout} options={LAYOUTS.map((value) => ({ value, label: value === 'both' ? words.twin.both : words.policies[value] }))} />
            <button type="button" className="button" onClick={printPage}><Icon name="print" />{plant.print}</button>
          </div>
        </div>
        <div className="plant__time card"><Transport /></div>
        {aiState !== 'joined' && layout !== 'baseline' && report ? <p className="plant__note" role="status"><span className="spinner" aria-hidden="true" />{plant.noAi}</p> : null}
        {fault ? (
          <div className="fault" role="alert">
            <span>{`${plant.failed} ${fill(words.faults[fault.code], { detail: fault.detail })}`}</span>
            <button type="button" className="button button--small" onClick={desk.refresh}>{words.board.retry}</button>
          </div>
        ) : null}
        {report && scenario ? <Sections state={shown} desk={desk} scenario={scenario} /> : <p className="board__empty card" role="status">{scenario ? plant.loading : plant.empty}</p>}
      </div>
    </div>
  );
}

const Sections = memo(function Sections({ state, desk, scenario }: { readonly state: PlantState; readonly desk: PlantDesk; readonly scenario: LoadedScenario }) {
  const { plant } = useWords();
  const format = useFormat();
  const { actions } = useApp();
  const layout = useAppState((app) => app.session.layout);
  const seed = useAppState((app) => app.session.seed);
  const language = useAppState((app) => app.session.language);
  const isStill = useAppState((app) => !app.twin.isPlaying);
  const { report, record } = state;
  if (!report) return null;
  const sides = shownSides(report, layout);
  const day = Math.floor(report.tick / TICKS_PER_DAY);
  const file = `maqta-plant-${scenario.id}-seed${seed}-day${day}`;
  const isBefore = sides.every(({ side }) => side.machines.every(({ plannedTicks, maintenanceTicks }) => plannedTicks + maintenanceTicks === 0));
  return (
    <>
      <p className="plant__moment muted">{`${scenario.title[language]} · ${fill(plant.moment, { date: format.date(scenario.startDayNumber + day), day: format.number(day, 0) })}`}</p>
      {isBefore ? (
        <div className="plant__note">
          <span>{plant.beforeGinning}</span>
          <button type="button" className="button button--small" onClick={() => void actions.seek(harvestDay(scenario.startDayNumber))}>{plant.toHarvest}</button>
        </div>
      ) : null}
      <Held isStill={isStill}><LineSection sides={sides} record={record} scenario={scenario} tick={report.tick} file={file} /></Held>
      {record ? <Held isStill={isStill}><StatesSection sides={sides} record={record} scenario={scenario} tick={report.tick} file={file} /></Held> : null}
      <Held isStill={isStill}><OeeSection sides={sides} file={file} /></Held>
      <Held isStill={isStill}><FlowSection sides={sides} file={file} /></Held>
      <Held isStill={isStill}>
        <div className="plant__pair">
          <EnergySection sides={sides} file={file} />
          <FaultsSection sides={sides} file={file} />
        </div>
      </Held>
      <Held isStill={isStill}><TraceSection sides={sides} scenario={scenario} desk={desk} state={state} file={file} /></Held>
    </>
  );
});
