// What is at the place that is looked at: its fixed facts, and its state in both clusters.
import { useApp, useAppState, useFormat, useFrames, useWords } from '../hooks/app-context.tsx';
import { districtName, useSiteName } from '../hooks/use-site-name.ts';
import { siteFacts, siteStates } from './site-facts.ts';

const FRAMES_PER_SECOND = 5;
const NOTHING = '';

export function Inspector() {
  const words = useWords();
  const format = useFormat();
  const { frames, actions } = useApp();
  useFrames(FRAMES_PER_SECOND);
  const scenario = useAppState((state) => state.scenario);
  const selection = useAppState((state) => state.selection);
  const nameOf = useSiteName();
  const site = selection === undefined ? undefined : scenario?.cluster.sites[selection];
  const facts = scenario && selection !== undefined ? siteFacts(scenario.cluster, selection, words, format, nameOf) : [];
  const states = scenario && selection !== undefined ? siteStates(scenario.cluster, selection, frames.current, words, format) : [];
  return (
    <section className="inspector card" aria-labelledby="inspector-title">
      <h2 id="inspector-title"><label htmlFor="inspector-site">{words.inspector.title}</label></h2>
      <select id="inspector-site" className="input" value={selection ?? NOTHING} onChange={(event) => actions.select(event.target.value === NOTHING ? undefined : Number(event.target.value))}>
        <option value={NOTHING}>{words.inspector.choose}</option>
        {scenario?.cluster.sites.map((place, index) => <option key={place.id} value={index}>{`${nameOf(index)} · ${districtName(place.district, words)}`}</option>)}
      </select>
      {site ? (
        <>
          <dl className="facts">
            {facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
          </dl>
          {states.length === 0 ? null : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.inspector.attribute}</th>
                  <th scope="col" className="number"><span className="swatch swatch--baseline" /> {words.policies.baseline}</th>
                  <th scope="col" className="number"><span className="swatch swatch--ai" /> {words.policies.ai}</th>
                </tr>
              </thead>
              <tbody>
                {states.map((row) => (
                  <tr key={row.label}><th scope="row">{row.label}</th><td className="number">{row.baseline}</td><td className="number">{row.ai}</td></tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      ) : <p className="muted small">{words.inspector.hint}</p>}
    </section>
  );
}
