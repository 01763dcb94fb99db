// What the field screen looks at: block with its facts, season, and one or two ways to irrigate.
import { fill } from '../../i18n/languages.ts';
import type { Cluster } from '../../model/domain/cluster.ts';
import { FIELD_STRATEGIES } from '../../model/domain/field-trace.ts';
import type { FieldStrategy } from '../../model/domain/field-trace.ts';
import type { FieldDesk, FieldState } from '../../store/field-desk.ts';
import { MOST_REPLICATIONS } from '../../store/session.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { districtName } from '../hooks/use-site-name.ts';
import { Icon } from '../widgets/Icon.tsx';
import { NumberField } from '../widgets/NumberField.tsx';
import { useBlockName } from './use-block-name.ts';

const NONE = '';
const isReplication = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MOST_REPLICATIONS;
const strategyOf = (text: string): FieldStrategy | undefined => FIELD_STRATEGIES.find((id) => id === text);

function BlockPicker({ cluster, block, onBlock }: { readonly cluster: Cluster; readonly block: number; readonly onBlock: (block: number) => void }) {
  const words = useWords();
  const format = useFormat();
  const blockName = useBlockName(cluster);
  const districts = [...new Set(cluster.blocks.map(({ site }) => cluster.sites[site]?.district ?? ''))];
  const chosen = cluster.blocks[block];
  const { inspector, terms, field } = words;
  const facts: readonly (readonly [string, string])[] = chosen
    ? [
        [inspector.area, `${format.number(chosen.areaHa, 0)} ${terms.units.hectares}`],
        [inspector.soil, terms.soils[chosen.soil]],
        [inspector.irrigation, terms.irrigation[chosen.irrigation]],
        [inspector.picking, terms.picking[chosen.picking]],
        [field.variety, field.varieties[chosen.variety]],
        [field.leaching, chosen.leachingMm > 0 ? `${format.number(chosen.leachingMm, 0)} ${terms.units.millimetres}` : field.noLeaching],
        [inspector.salinity, `${format.number(chosen.salinityDsPerM, 1)} ${terms.units.desisiemens}`],
      ]
    : [];
  return (
    <>
      <div className="field">
        <label htmlFor="field-block">{field.block}</label>
        <select id="field-block" className="input" value={block} onChange={(event) => onBlock(Number(event.target.value))}>
          {districts.map((district) => (
            <optgroup key={district} label={districtName(district, words)}>
              {cluster.blocks.map((one, index) => (cluster.sites[one.site]?.district === district ? (
                <option key={index} value={index}>{blockName(index)}</option>
              ) : null))}
            </optgroup>
          ))}
        </select>
      </div>
      <dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </>
  );
}

function StrategyPicker({ id, label, value, other, isOptional, onChange }: {
  readonly id: string;
  readonly label: string;
  readonly value: FieldStrategy | undefined;
  /** Chosen on the other side: a thing is not compared with itself. */
  readonly other: FieldStrategy | undefined;
  readonly isOptional: boolean;
  readonly onChange: (value: FieldStrategy | undefined) => void;
}) {
  const { field } = useWords();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value ?? NONE} aria-describedby={`${id}-hint`} onChange={(event) => onChange(strategyOf(event.target.value))}>
        {isOptional ? <option value={NONE}>{field.alone}</option> : null}
        {FIELD_STRATEGIES.map((strategy) => <option key={strategy} value={strategy} disabled={strategy === other}>{field.strategies[strategy].name}</option>)}
      </select>
      <p id={`${id}-hint`} className="muted small">{value === undefined ? '' : field.strategies[value].hint}</p>
    </div>
  );
}

export function FieldControls({ cluster, desk, state }: { readonly cluster: Cluster; readonly desk: FieldDesk; readonly state: FieldState }) {
  const { field, run } = useWords();
  const format = useFormat();
  const { choice, traces, status } = state;
  const limits = { min: format.number(0, 0), max: format.number(MOST_REPLICATIONS - 1, 0) };
  const drawn = traces && choice.weatherYear === undefined && status === 'done' ? fill(field.drawnYear, { year: String(traces.weatherYear) }) : field.drawnYearUnknown;
  return (
    <section className="field-controls card" aria-labelledby="field-controls-title">
      <h2 id="field-controls-title">{field.controls}</h2>
      <BlockPicker cluster={cluster} block={choice.block} onBlock={(block) => desk.choose({ block })} />
      <div className="field-controls__season">
        <NumberField label={field.replication} hint={fill(field.replicationHint, limits)} error={fill(run.invalidNumber, limits)} value={choice.replication} isValid={isReplication} onChange={(replication) => desk.choose({ replication })} />
        <div className="field">
          <label htmlFor="field-year">{field.weatherYear}</label>
          <select id="field-year" className="input" value={choice.weatherYear ?? NONE} onChange={(event) => desk.choose({ weatherYear: event.target.value === NONE ? undefined : Number(event.target.value) })}>
            <option value={NONE}>{drawn}</option>
            {traces?.weatherYears.map((year) => <option key={year} value={year}>{year}</option>)}
          </select>
        </div>
      </div>
      <StrategyPicker id="field-first" label={field.strategy} value={choice.first} other={choice.second} isOptional={false} onChange={(first) => desk.choose({ first: first ?? 'calendar' })} />
      <StrategyPicker id="field-second" label={field.secondStrategy} value={choice.second} other={choice.first} isOptional onChange={(second) => desk.choose({ second })} />
      {choice.first === 'calendar' && choice.second === 'forecast' ? null : (
        <button type="button" className="button button--primary" onClick={() => desk.choose({ first: 'calendar', second: 'forecast' })}>
          <Icon name="right" />
          {field.compare}
        </button>
      )}
    </section>
  );
}
