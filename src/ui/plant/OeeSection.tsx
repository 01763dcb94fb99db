// Losses of machine time of one group or of all, and the three factors of OEE of every group.
import { useMemo, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { MachineAccount } from '../../model/domain/machines.ts';
import { BarRowsChart } from '../charts/BarRowsChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { factorsOf, oeeRows, oeeTable, treeOf } from './oee-rows.ts';
import { PlantCard } from './PlantCard.tsx';
import { groupName } from './plant-figures.ts';
import type { ShownSide } from './plant-figures.ts';

const ALL = 'all';
const keyOf = ({ site, group }: MachineAccount): string => `${site}/${group}`;

export function OeeSection({ sides, file }: { readonly sides: readonly ShownSide[]; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const [chosen, setChosen] = useState<string>(ALL);
  const { oee } = words.plant;
  const machines = sides[0]?.side.machines ?? [];
  const group = machines.some((machine) => keyOf(machine) === chosen) ? chosen : ALL;
  const trees = useMemo(
    () => sides.map(({ policy, side }) => ({ policy, tree: treeOf(side.machines.filter((machine) => group === ALL || keyOf(machine) === group)) })),
    [sides, group],
  );
  const rows = oeeRows(trees, words, format);
  const most = Math.max(1, ...trees.map(({ tree }) => tree.openTicks / TICKS_PER_HOUR));
  const sites = [...new Set(machines.map(({ site }) => site))];
  const percent = (value: number): string => format.percent(value, 1);
  return (
    <PlantCard
      id="oee"
      title={oee.title}
      unit={oee.unit}
      note={oee.note}
      file={`${file}-losses-${group.replace('/', '-')}`}
      table={() => oeeTable(trees, words, format)}
      isEmpty={trees.every(({ tree }) => tree.openTicks === 0)}
      empty={oee.nothing}
      tools={(
        <label className="plant-choice">
          <span>{oee.group}</span>
          <select className="input" value={group} onChange={(event) => setChosen(event.target.value)}>
            <option value={ALL}>{oee.all}</option>
            {sites.map((site) => (
              <optgroup key={site} label={siteName(site)}>
                {machines.filter((machine) => machine.site === site).map((machine) => <option key={keyOf(machine)} value={keyOf(machine)}>{groupName(words.plant, machine.group)}</option>)}
              </optgroup>
            ))}
          </select>
        </label>
      )}
    >
      <ul className="oee-factors">
        {trees.map(({ policy, tree }) => {
          const factors = factorsOf(tree);
          return (
            <li key={policy} className={`oee-factors__side oee-factors__side--${policy}`}>
              <span className="oee-factors__name"><span className={`swatch swatch--${policy}`} /> {words.policies[policy]}</span>
              <dl>
                {(['availability', 'effectiveness', 'quality', 'oee'] as const).map((id, index) => (
                  <div key={id} className={id === 'oee' ? 'is-product' : undefined}>
                    <dt>{oee.factors[id]}</dt>
                    <dd><span className="oee-factors__sign" aria-hidden="true">{index === 0 ? '' : id === 'oee' ? '=' : '×'}</span>{percent(factors[id])}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      <BarRowsChart
        rows={rows}
        least={0}
        most={most}
        label={trees.map(({ policy, tree }) => {
          const factors = factorsOf(tree);
          return `${words.policies[policy]}: ${fill(oee.product, { availability: percent(factors.availability), effectiveness: percent(factors.effectiveness), quality: percent(factors.quality), oee: percent(factors.oee) })}`;
        }).join('. ')}
      />
      <details className="plant-table">
        <summary>{oee.compare}</summary>
        <div className="plant-table__scroll" tabIndex={0} role="region" aria-label={oee.compare}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{oee.group}</th>
                {sides.flatMap(({ policy }) => (['availability', 'effectiveness', 'quality', 'oee'] as const).map((id) => (
                  <th key={`${policy}-${id}`} scope="col" className="number"><span className={`swatch swatch--${policy}`} /> <span className="visually-hidden">{words.policies[policy]}: </span>{oee.factors[id]}</th>
                )))}
              </tr>
            </thead>
            <tbody>
              {machines.map((machine, index) => (
                <tr key={keyOf(machine)}>
                  <th scope="row">{`${siteName(machine.site)} · ${groupName(words.plant, machine.group)}`}</th>
                  {sides.flatMap(({ policy, side }) => {
                    const own = side.machines[index];
                    const factors = own ? factorsOf(treeOf([own])) : undefined;
                    return (['availability', 'effectiveness', 'quality', 'oee'] as const).map((id) => <td key={`${policy}-${id}`} className="number">{factors ? percent(factors[id]) : ''}</td>);
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </PlantCard>
  );
}
