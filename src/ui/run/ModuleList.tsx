// The twelve AI modules as switches.
import { fill } from '../../i18n/languages.ts';
import { MODULE_IDS } from '../../model/domain/modules.ts';
import { useApp, useAppState, useWords } from '../hooks/app-context.tsx';

export function ModuleList() {
  const words = useWords();
  const { actions } = useApp();
  const modules = useAppState((state) => state.session.modules);
  return (
    <fieldset className="modules">
      <legend>{words.run.modules}</legend>
      <div className="modules__head">
        <span className="muted small">{fill(words.run.modulesOn, { on: String(modules.length), available: String(MODULE_IDS.length) })}</span>
        <span className="modules__buttons">
          <button type="button" className="button button--small" onClick={() => actions.setModules(MODULE_IDS)}>{words.run.all}</button>
          <button type="button" className="button button--small" onClick={() => actions.setModules([])}>{words.run.none}</button>
        </span>
      </div>
      <ul className="modules__list">
        {MODULE_IDS.map((id) => (
          <li key={id}>
            <label className="module" title={words.terms.modules[id].hint}>
              <input
                type="checkbox"
                checked={modules.includes(id)}
                onChange={(event) => actions.setModules(event.target.checked ? [...modules, id] : modules.filter((on) => on !== id))}
              />
              <span>{words.terms.modules[id].name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
