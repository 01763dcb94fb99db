// What is run: scenario, file import, modules, seed and replications, and the run itself.
import { useRef } from 'react';
import { fill } from '../../i18n/languages.ts';
import { isReplicationCount, isSeed, LARGEST_SEED, MOST_REPLICATIONS } from '../../store/session.ts';
import { useApp, useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { NumberField } from '../widgets/NumberField.tsx';
import { importFile } from './import-file.ts';
import { ModuleList } from './ModuleList.tsx';
import { RunStatus } from './RunStatus.tsx';

const OWN_FILE = '';

export function RunPanel() {
  const words = useWords();
  const format = useFormat();
  const { actions } = useApp();
  const file = useRef<HTMLInputElement>(null);
  const language = useAppState((state) => state.session.language);
  const scenarios = useAppState((state) => state.scenarios);
  const scenario = useAppState((state) => state.scenario);
  const isLoading = useAppState((state) => state.isLoading);
  const seed = useAppState((state) => state.session.seed);
  const replications = useAppState((state) => state.session.replications);
  const isOwn = scenario?.source.kind === 'text';
  const seedLimits = { min: format.number(0, 0), max: format.number(LARGEST_SEED, 0) };
  const countLimits = { min: format.number(1, 0), max: format.number(MOST_REPLICATIONS, 0) };
  return (
    <section className="run card" aria-labelledby="run-title">
      <h2 id="run-title">{words.run.title}</h2>
      <div className="field">
        <label htmlFor="scenario">{words.run.scenario}</label>
        <select
          id="scenario"
          className="input"
          disabled={isLoading || scenarios.length === 0}
          value={isOwn ? OWN_FILE : (scenario?.id ?? OWN_FILE)}
          onChange={(event) => {
            if (event.target.value !== OWN_FILE) void actions.loadScenario({ kind: 'shipped', id: event.target.value });
          }}
        >
          {isOwn ? <option value={OWN_FILE}>{`${words.run.imported}: ${scenario.title[language]}`}</option> : null}
          {scenario ? null : <option value={OWN_FILE}>{words.app.loading}</option>}
          {scenarios.map((listing) => <option key={listing.id} value={listing.id}>{listing.title[language]}</option>)}
        </select>
        <p className="muted small">{scenario?.description[language]}</p>
      </div>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="scenario-file"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void importFile(chosen, actions);
        }}
      />
      <button type="button" className="button" disabled={isLoading} onClick={() => file.current?.click()}>
        <Icon name="file" />
        {words.run.importButton}
      </button>
      <ModuleList />
      <div className="run__numbers">
        <NumberField label={words.run.seed} hint={fill(words.run.seedHint, seedLimits)} error={fill(words.run.invalidNumber, seedLimits)} value={seed} isValid={isSeed} onChange={actions.setSeed} />
        <NumberField label={words.run.replications} hint={fill(words.run.replicationsHint, countLimits)} error={fill(words.run.invalidNumber, countLimits)} value={replications} isValid={isReplicationCount} onChange={actions.setReplications} />
      </div>
      <RunStatus />
    </section>
  );
}
