// The plants as they stand: one line of tanks and machine groups per plant.
import { useMemo } from 'react';
import { fill } from '../../i18n/languages.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { HourRecord } from '../../store/plant-desk.ts';
import { LineChart } from '../charts/LineChart.tsx';
import type { LineItem } from '../charts/line-marks.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { linePlan } from './line-plan.ts';
import { PlantCard } from './PlantCard.tsx';
import type { PlantTable } from './PlantCard.tsx';
import { groupName, placeName } from './plant-figures.ts';
import type { ShownSide } from './plant-figures.ts';
import { STATE_CLASSES } from './state-classes.ts';

/** Plants with at most this many symbols share a row. */
const SHORT = 6;

export function LineSection({ sides, record, scenario, tick, file }: {
  readonly sides: readonly ShownSide[];
  readonly record: HourRecord | undefined;
  readonly scenario: LoadedScenario;
  readonly tick: number;
  readonly file: string;
}) {
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const { line, states } = words.plant;
  const plan = useMemo(() => linePlan(scenario.cluster, sides, record, Math.floor(tick / TICKS_PER_HOUR)), [scenario, sides, record, tick]);
  const nameOf = (item: LineItem): string => (item.kind === 'tank' ? placeName(words.plant, item.id, item.material) : groupName(words.plant, item.id));
  const writeTonnes = (tonnes: number): string => `${format.number(tonnes, tonnes >= 100 || tonnes === 0 ? 0 : tonnes >= 1 ? 1 : 2)} ${words.terms.units.tonnes}`;
  const texts = {
    nameOf,
    writeTonnes,
    writeShare: (share: number) => format.percent(share, 0),
    machinesText: (units: number) => fill(line.machines, { count: format.number(units, 0) }),
    shut: line.shut,
  };
  const inWords = (item: LineItem, side: number): string => {
    if (item.kind === 'tank') return writeTonnes(item.values[side]!.tonnes);
    const { shares } = item.values[side]!;
    return STATE_CLASSES.map((id, index) => ({ id, share: shares[index] ?? 0 })).filter(({ share }) => share >= 0.005).map(({ id, share }) => `${states.classes[id]} ${format.percent(share, 0)}`).join(', ');
  };
  const table = (): PlantTable => ({
    columns: [
      { id: 'plant', label: words.plant.trace.site, isNumber: false },
      { id: 'place', label: line.place, isNumber: false },
      ...sides.flatMap(({ policy }) => [
        { id: `${policy}_now`, label: words.policies[policy], isNumber: false },
        { id: `${policy}_season_peak_t`, label: `${words.policies[policy]}: ${line.peak}`, isNumber: true },
      ]),
    ],
    rows: plan.rows.flatMap(({ site, items }) => items.map((item) => ({
      cells: [
        scenario.cluster.sites[site]!.id, item.id,
        ...sides.flatMap((_, side): readonly (string | number)[] => (item.kind === 'tank' ? [item.values[side]!.tonnes, item.values[side]!.peakTonnes] : [item.values[side]!.shares.map((share, index) => `${STATE_CLASSES[index]}:${share.toFixed(3)}`).join(' '), ''])),
      ],
      texts: [siteName(site), nameOf(item), ...sides.flatMap((_, side) => [inWords(item, side), item.kind === 'tank' ? writeTonnes(item.values[side]!.peakTonnes) : ''])],
    }))),
  });
  return (
    <PlantCard id="line" title={line.title} unit={line.unit} note={line.note} file={`${file}-line`} table={table} isEmpty={plan.rows.length === 0} empty={words.plant.empty}>
      <div className="plant-lines">{plan.rows.map(({ site, items }) => (
        <div key={site} className={`plant-line ${items.length <= SHORT ? 'plant-line--short' : ''}`}>
          <h3>{siteName(site)}</h3>
          <LineChart items={items} classes={STATE_CLASSES} texts={texts} label={`${siteName(site)}: ${items.map((item) => `${nameOf(item)} ${sides.map((_, side) => inWords(item, side)).join(' / ')}`).join('; ')}`} />
        </div>
      ))}</div>
      {plan.hidden > 0 ? <p className="muted small">{fill(line.more, { count: format.number(plan.hidden, 0) })}</p> : null}
    </PlantCard>
  );
}
