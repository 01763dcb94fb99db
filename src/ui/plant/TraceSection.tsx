// Where a lot comes from and where it went: choice, columns from field to fabric, the lot's traits, and its neighbours as buttons.
import { useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { Genealogy, TraceLevel } from '../../model/domain/plant-record.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { PlantDesk, PlantState } from '../../store/plant-desk.ts';
import { TraceChart } from '../charts/TraceChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { PlantCard } from './PlantCard.tsx';
import type { ShownSide } from './plant-figures.ts';
import { focusText, kindName, traceColumns, traceTable, traitsOf } from './trace-plan.ts';
import type { TraceNames } from './trace-plan.ts';
import { TraceControls } from './TraceControls.tsx';

/** Neighbours offered as buttons per kind. */
const MOST_BUTTONS = 6;

export function TraceSection({ sides, scenario, desk, state, file }: {
  readonly sides: readonly ShownSide[];
  readonly scenario: LoadedScenario;
  readonly desk: PlantDesk;
  readonly state: PlantState;
  readonly file: string;
}) {
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const [chosen, setPolicy] = useState<PolicyName>('baseline');
  const { trace: t } = words.plant;
  const policy = sides.some((side) => side.policy === chosen) ? chosen : (sides[0]?.policy ?? 'baseline');
  const { trace, traceStatus, query } = state;
  const blockNames = scenario.cluster.blocks.map(({ site, areaHa }, block) => `${siteName(site)} · ${format.number(areaHa, 0)} ${words.terms.units.hectares} (${format.number(block, 0)})`);
  const date = (day: number): string => format.date(scenario.startDayNumber + day);
  const names: TraceNames = { words, format, siteName, date, blockName: (block) => siteName(scenario.cluster.blocks[block]?.site ?? -1) };
  const newest = sides.find((side) => side.policy === policy)?.side.batches[0];
  const empty = traceStatus === 'running' ? words.plant.loading : traceStatus === 'missing' ? t.missing : traceStatus === 'failed' ? t.failed : t.hint;
  const found = traceStatus === 'missing' || traceStatus === 'failed' ? undefined : trace;
  const name = found?.focus ? `lot-${found.focus.lot}` : `block-${found?.block ?? 0}`;
  return (
    <PlantCard
      id="trace"
      title={t.title}
      unit={t.unit}
      note={t.note}
      file={`${file}-trace-${found?.policy ?? policy}-${name}`}
      table={found && (() => traceTable(found, names))}
      isEmpty={false}
      empty={empty}
    >
      <TraceControls sides={sides} policy={policy} query={query} blockNames={blockNames} date={date} onPolicy={setPolicy} onTrace={desk.trace} />
      {found ? <Found trace={found} names={names} desk={desk} /> : (
        <div className="trace-empty" role="status">
          <p>{empty}</p>
          {newest && traceStatus !== 'running' ? <button type="button" className="button button--primary" onClick={() => desk.trace({ policy, lot: newest.lot })}>{t.newest}</button> : null}
        </div>
      )}
    </PlantCard>
  );
}

function Found({ trace, names, desk }: { readonly trace: Genealogy; readonly names: TraceNames; readonly desk: PlantDesk }) {
  const { words, format } = names;
  const { trace: t } = words.plant;
  const go = (lot: number): void => desk.trace({ policy: trace.policy, lot });
  const shares = trace.blocks.slice(0, 5).map(({ block, share }) => `${names.blockName(block)} ${format.percent(share, 0)}`).join(', ');
  return (
    <>
      <p className={`side-title side-title--${trace.policy}`} role="status" data-testid="trace-focus">
        <span className={`swatch swatch--${trace.policy}`} />
        <strong>{focusText(trace, names)}</strong>
        <span className="muted small">{words.policies[trace.policy]}{trace.focus ? ` · ${names.date(trace.focus.createdDay)} · ${names.siteName(trace.focus.site)}` : ''}{shares === '' ? '' : ` · ${shares}`}</span>
      </p>
      <p className="plant-scroll-hint muted small">{words.plant.scrollHint} →</p>
      <TraceChart columns={traceColumns(trace, names)} label={`${focusText(trace, names)}. ${t.blocks}: ${shares}`} onLot={go} />
      <div className="trace-facts">
        {trace.focus ? (
          <dl className="facts">{traitsOf(trace.focus, names).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        ) : null}
        <Neighbours title={t.back} levels={trace.back} names={names} onLot={go} />
        <Neighbours title={t.forward} levels={trace.forward} names={names} onLot={go} />
      </div>
    </>
  );
}

function Neighbours({ title, levels, names, onLot }: { readonly title: string; readonly levels: readonly TraceLevel[]; readonly names: TraceNames; readonly onLot: (lot: number) => void }) {
  const { trace: t } = names.words.plant;
  if (levels.length === 0) return null;
  return (
    <div className="trace-neighbours">
      <h3>{title}</h3>
      {levels.map((level) => (
        <div key={level.kind} className="trace-neighbours__level">
          <span className="small">{kindName(names, level.kind)}</span>
          <span className="trace-neighbours__lots">{level.lots.slice(0, MOST_BUTTONS).map(({ lot, share }) => (
            <button key={lot} type="button" className="button button--small" aria-label={fill(t.traceThis, { kind: t.one[level.kind], lot: String(lot) })} onClick={() => onLot(lot)}>{`${lot} · ${names.format.percent(share, share < 0.1 ? 1 : 0)}`}</button>
          ))}</span>
        </div>
      ))}
    </div>
  );
}
