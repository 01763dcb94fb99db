// The season's totals so far, baseline beside AI, following the frames.
import { useApp, useFormat, useFrames, useWords } from '../hooks/app-context.tsx';
import { totalsTable } from './totals-table.ts';

const FRAMES_PER_SECOND = 5;

export function SoFar() {
  const words = useWords();
  const format = useFormat();
  const { frames } = useApp();
  useFrames(FRAMES_PER_SECOND);
  const rows = totalsTable(frames.current?.baseline.totals, frames.current?.ai?.totals);
  return (
    <section className="card" aria-labelledby="so-far-title">
      <h2 id="so-far-title">{words.twin.soFar}</h2>
      <table className="table so-far">
        <thead>
          <tr>
            <th scope="col">{words.twin.quantity}</th>
            <th scope="col" className="number"><span className="swatch swatch--baseline" /> {words.policies.baseline}</th>
            <th scope="col" className="number"><span className="swatch swatch--ai" /> {words.policies.ai}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{words.terms.totals[row.key]} <span className="muted nowrap">{words.terms.units[row.unit]}</span></th>
              <td className="number">{format.number(row.baseline, row.digits)}</td>
              <td className="number">{format.number(row.ai, row.digits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
