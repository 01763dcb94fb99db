// The ledger of decisions: filters, pages, the file of what is found, and the way to decide one of them otherwise.
import { useEffect, useId, useState } from 'react';
import { TICKS_PER_DAY } from '../../base/units.ts';
import { fill } from '../../i18n/languages.ts';
import type { LedgerQuery, LedgerRow } from '../../model/domain/decision-record.ts';
import { MODULE_IDS } from '../../model/domain/modules.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import { PAGE_ROWS } from '../../store/decision-desk.ts';
import type { DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { figure, pairsInWords, regretText, wordFor } from './decision-words.ts';
import { delayText, ledgerCsv, momentText, tickOfDay } from './ledger-figures.ts';
import { choiceInWords, subjectInWords, subjectQuery } from './ledger-words.ts';
import type { LedgerVoice } from './ledger-words.ts';
import { OtherwiseCard } from './OtherwiseCard.tsx';

const ALL = '';
/** Typing pauses this long before the worker is asked, ms. */
const TYPING_MS = 250;

export function LedgerSection({ state, desk, scenario, file }: { readonly state: DecisionState; readonly desk: DecisionDesk; readonly scenario: LoadedScenario; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const titleId = useId();
  const siteName = useSiteName();
  const voice: LedgerVoice = { words, format, scenario, siteName };
  const { ledger: l } = words.decision;
  const { page, query } = state;
  const save = (): void => {
    void desk.allRows().then((rows) => download(`${file}-decisions.csv`, 'text/csv', ledgerCsv(rows)), () => undefined);
  };
  const pages = Math.max(1, Math.ceil((page?.matching ?? 0) / PAGE_ROWS));
  const at = Math.min(pages, Math.floor(query.skip / PAGE_ROWS) + 1);
  const go = (to: number): void => desk.find({ skip: (Math.min(pages, Math.max(1, to)) - 1) * PAGE_ROWS });
  return (
    <section className="plant-card card" id="decision-ledger" aria-labelledby={titleId} data-testid="decision-ledger">
      <div className="plant-card__head">
        <div>
          <h2 id={titleId}>{l.title} <span className="plant-card__unit">{l.unit}</span></h2>
          <p className="muted small">{l.note}</p>
        </div>
        <div className="plant-card__tools">
          <button type="button" className="button button--small" disabled={!page || page.matching === 0} onClick={save}><Icon name="download" />{l.csvAll}</button>
        </div>
      </div>
      <Filters state={state} desk={desk} voice={voice} />
      {state.otherwise ? <OtherwiseCard state={state.otherwise} desk={desk} scenario={scenario} file={file} /> : null}
      {page && page.rows.length > 0 ? (
        <>
          <div className="ledger-scroll" tabIndex={0} role="group" aria-labelledby={titleId}>
            <table className="table ledger-table">
              <caption className="visually-hidden">{l.title}</caption>
              <thead>
                <tr>
                  {[l.number, l.asked, l.executed, l.module, l.subject, l.inputs].map((name) => <th key={name} scope="col">{name}</th>)}
                  <th scope="col" className="number">{l.forecast}</th>
                  {[l.options, l.choice, l.reason].map((name) => <th key={name} scope="col">{name}</th>)}
                  {[l.expected, l.realised, l.regret].map((name) => <th key={name} scope="col" className="number">{name}</th>)}
                  <th scope="col"><span className="visually-hidden">{l.otherwise}</span></th>
                </tr>
              </thead>
              <tbody>
                {page.rows.map((row) => <Row key={row.number} row={row} state={state} desk={desk} voice={voice} />)}
              </tbody>
            </table>
          </div>
        </>
      ) : <p className="plant-card__empty" role="status">{page && page.total > 0 ? l.none : l.empty}</p>}
      <div className="ledger-pages" role="group" aria-label={l.title}>
        <span className="muted small" role="status" data-testid="ledger-found">{fill(l.found, { matching: format.number(page?.matching ?? 0, 0), total: format.number(page?.total ?? 0, 0) })}</span>
        <span className="ledger-pages__buttons">
          <button type="button" className="button button--small button--icon" aria-label={l.first} disabled={at <= 1} onClick={() => go(1)}>«</button>
          <button type="button" className="button button--small button--icon" aria-label={l.previous} disabled={at <= 1} onClick={() => go(at - 1)}>‹</button>
          <span className="small">{fill(l.page, { page: format.number(at, 0), pages: format.number(pages, 0) })}</span>
          <button type="button" className="button button--small button--icon" aria-label={l.next} disabled={at >= pages} onClick={() => go(at + 1)}>›</button>
          <button type="button" className="button button--small button--icon" aria-label={l.last} disabled={at >= pages} onClick={() => go(pages)}>»</button>
        </span>
      </div>
    </section>
  );
}

function Pairs({ text, nameOf }: { readonly text: string; readonly nameOf?: (name: string) => string }) {
  const words = useWords();
  const format = useFormat();
  return <ul className="ledger-pairs">{pairsInWords(text, words.decision, format, nameOf).map(({ name, value }) => <li key={`${name} ${value}`}>{name === '' ? null : <span>{name} </span>}<b>{value}</b></li>)}</ul>;
}

/** Cells without a figure keep their place in the table and leave the card of a narrow page. */
const numberClass = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? 'number ledger-none' : 'number');

function Row({ row, state, desk, voice }: { readonly row: LedgerRow; readonly state: DecisionState; readonly desk: DecisionDesk; readonly voice: LedgerVoice }) {
  const { words, format, scenario } = voice;
  const { ledger: l, reasons } = words.decision;
  const moment = (tick: number): string => momentText(tick, scenario.startDayNumber, format);
  const isRunning = state.otherwise?.status === 'running';
  return (
    <tr className={state.otherwise?.row.number === row.number ? 'is-chosen' : undefined}>
      <th scope="row" className="number">{format.number(row.number, 0)}</th>
      <td data-label={l.asked}>{moment(row.asOfTick)}</td>
      <td data-label={l.executed}>{moment(row.executedTick)}<span className="muted small ledger-delay">{delayText(row.executedTick - row.asOfTick, words.decision, format)}</span></td>
      <td data-label={l.module}>{words.terms.modules[row.module].name}</td>
      <td data-label={l.subject} title={row.subject}>{subjectInWords(row.subject, voice)}</td>
      <td data-label={l.inputs} className="ledger-wide">{row.inputs === '' ? null : <Pairs text={row.inputs} />}</td>
      <td data-label={l.forecast} className="number">{figure(format, row.forecast)}{row.low === undefined || row.high === undefined || Number.isNaN(row.low) ? null : <span className="muted small ledger-delay">{`${figure(format, row.low)} … ${figure(format, row.high)}`}</span>}</td>
      <td data-label={l.options} className="ledger-wide">{row.options === '' ? null : <Pairs text={row.options} nameOf={(name) => choiceInWords(name, row.module, voice)} />}</td>
      <td data-label={l.choice} title={row.choice}>{choiceInWords(row.choice, row.module, voice)}</td>
      <td data-label={l.reason}>{wordFor(reasons, row.reason)}</td>
      <td data-label={l.expected} className={numberClass(row.expected)}>{figure(format, row.expected)}</td>
      <td data-label={l.realised} className={numberClass(row.realised)}>{figure(format, row.realised)}</td>
      <td data-label={l.regret} className={numberClass(row.regret)}>{regretText(words.decision, format, row)}</td>
      <td>{row.call > 0
        ? <button type="button" className="button button--small" disabled={isRunning} aria-label={fill(l.otherwiseOf, { number: String(row.number) })} onClick={() => desk.decideOtherwise(row)}>{l.otherwise}</button>
        : <span className="muted small">{l.cannot}</span>}</td>
    </tr>
  );
}

/** A text field that asks the worker once typing pauses; `read` makes of what is typed what the worker is asked for. */
function useTyped(value: string, read: (typed: string) => string, onText: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    const wanted = read(typed);
    if (wanted === value) return undefined;
    const timer = setTimeout(() => onText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return [typed, setTyped];
}

const dayText = (tick: number | undefined, offset: number): string => (tick === undefined ? '' : String(tick / TICKS_PER_DAY - offset));

function Filters({ state, desk, voice }: { readonly state: DecisionState; readonly desk: DecisionDesk; readonly voice: LedgerVoice }) {
  const { decision, terms } = useWords();
  const { ledger: l, reasons } = decision;
  const { query, page } = state;
  /** Grows when the filters are cleared, so that the typed fields begin anew. */
  const [era, setEra] = useState(0);
  const modules = MODULE_IDS.filter((id) => page?.modules.includes(id) === true || id === query.module);
  const known = [...new Set([...(page?.reasons ?? []), ...(query.reason === undefined ? [] : [query.reason])])].sort((a, b) => wordFor(reasons, a).localeCompare(wordFor(reasons, b)));
  return (
    <div className="ledger-filters" role="search" aria-label={l.title}>
      <label className="field"><span className="label">{l.module}</span>
        <select className="input" value={query.module ?? ALL} onChange={(event) => desk.find({ module: MODULE_IDS.find((id) => id === event.target.value) })}>
          <option value={ALL}>{l.all}</option>
          {modules.map((id) => <option key={id} value={id}>{terms.modules[id].name}</option>)}
        </select>
      </label>
      <label className="field"><span className="label">{l.reason}</span>
        <select className="input" value={query.reason ?? ALL} onChange={(event) => desk.find({ reason: event.target.value === ALL ? undefined : event.target.value })}>
          <option value={ALL}>{l.all}</option>
          {known.map((id) => <option key={id} value={id}>{wordFor(reasons, id)}</option>)}
        </select>
      </label>
      <TypedFilters key={era} query={query} desk={desk} voice={voice} />
      <label className="field"><span className="label">{l.order}</span>
        <select className="input" value={query.isNewestFirst ? 'new' : 'old'} onChange={(event) => desk.find({ isNewestFirst: event.target.value === 'new' })}>
          <option value="new">{l.newest}</option>
          <option value="old">{l.oldest}</option>
        </select>
      </label>
      <button type="button" className="button ledger-filters__reset" onClick={() => {
        setEra(era + 1);
        desk.find({ module: undefined, reason: undefined, subject: '', text: '', fromTick: undefined, toTick: undefined });
      }}>{l.reset}</button>
    </div>
  );
}

function TypedFilters({ query, desk, voice }: { readonly query: LedgerQuery; readonly desk: DecisionDesk; readonly voice: LedgerVoice }) {
  const { ledger: l } = useWords().decision;
  const [subject, setSubject] = useTyped(query.subject, (text) => subjectQuery(text, voice), (subject) => desk.find({ subject }));
  const [text, setText] = useTyped(query.text, (typed) => typed, (typed) => desk.find({ text: typed }));
  const [from, setFrom] = useState(dayText(query.fromTick, 0));
  const [to, setTo] = useState(dayText(query.toTick, 1));
  const day = (typed: string, isEnd: boolean): void => {
    const tick = tickOfDay(typed);
    if (Number.isNaN(tick)) return;
    desk.find(isEnd ? { toTick: tick === undefined ? undefined : tick + TICKS_PER_DAY } : { fromTick: tick });
  };
  const dayField = (label: string, typed: string, set: (next: string) => void, isEnd: boolean) => {
    const isWrong = Number.isNaN(tickOfDay(typed));
    return (
      <label className="field ledger-filters__day"><span className="label">{label}</span>
        <input className="input" inputMode="numeric" value={typed} aria-invalid={isWrong} title={isWrong ? l.invalidDay : undefined} onChange={(event) => {
          set(event.target.value);
          day(event.target.value, isEnd);
        }} />
      </label>
    );
  };
  return (
    <>
      <label className="field"><span className="label">{l.subject}</span><input className="input" value={subject} placeholder={l.subjectHint} onChange={(event) => setSubject(event.target.value)} /></label>
      <label className="field"><span className="label">{l.text}</span><input className="input" type="search" value={text} placeholder={l.textHint} onChange={(event) => setText(event.target.value)} /></label>
      {dayField(l.from, from, setFrom, false)}
      {dayField(l.to, to, setTo, true)}
    </>
  );
}
