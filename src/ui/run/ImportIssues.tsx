// Every fault of a refused scenario file in one table; says that nothing on the screen has changed.
import { fill } from '../../i18n/languages.ts';
import { useApp, useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { Dialog } from '../widgets/Dialog.tsx';

export function ImportIssues() {
  const words = useWords();
  const format = useFormat();
  const { actions } = useApp();
  const imports = useAppState((state) => state.imports);
  if (!imports) return null;
  const codes: Readonly<Record<string, string>> = words.terms.issueCodes;
  return (
    <Dialog
      title={fill(words.issues.title, { name: imports.name, count: format.number(imports.issues.length, 0) })}
      closeLabel={words.issues.close}
      onClose={actions.dismissImport}
    >
      <p>{words.issues.unchanged}</p>
      <div className="scroll-x">
        <table className="table issues">
          <thead>
            <tr>
              <th scope="col">{words.issues.code}</th>
              <th scope="col">{words.issues.where}</th>
              <th scope="col">{words.issues.got}</th>
              <th scope="col">{words.issues.expected}</th>
            </tr>
          </thead>
          <tbody>
            {imports.issues.map((issue) => (
              <tr key={`${issue.code} ${issue.path} ${issue.got}`}>
                <th scope="row">
                  {codes[issue.code] ?? words.terms.issueCodes.other}
                  <code className="issues__code">{issue.code}</code>
                </th>
                <td data-label={words.issues.where}><code>{issue.path === '' ? words.issues.root : issue.path}</code></td>
                <td data-label={words.issues.got}><code>{issue.got}</code></td>
                <td data-label={words.issues.expected}><code>{issue.expected}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
