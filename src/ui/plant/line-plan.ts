// The plants as rows of tanks and machine groups in the order of the process, with the figures of every shown cluster. Pure.
import type { Cluster } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { GRAMS_PER_TONNE } from '../../base/units.ts';
import type { HourRecord } from '../../store/plant-desk.ts';
import { bucketShares } from '../charts/gantt-marks.ts';
import type { LineItem } from '../charts/line-marks.ts';
import type { ShownSide } from './plant-figures.ts';
import { CLASS_OF, STATE_CLASSES } from './state-classes.ts';
import { shapeOf } from './states-plan.ts';

/** Machine groups (#) and places of the books in the order in which material passes them; others follow at the end. */
const ORDER = [
  'onRoad', 'yard', '#stand', 'line seedCotton', 'pressBox', 'bales',
  'store', 'line', '#blowroom', '#card', '#drawFrame', '#breaker', '#lapFormer', '#comber', '#finisher', '#roving', '#ring', '#rotor', 'reusable', '#winding', 'yarn',
  'yarn-store', '#loom', 'weaving', '#knitting', 'knitting', 'grey', '#preparation', 'wet', '#dyeing', '#finishing', 'inspection', 'making-up', '#sewing',
] as const;
/** Plants of a kind beyond this many are left out; the largest stay. */
export const MOST_PLANTS = 4;
const KINDS = ['gin', 'spinningMill', 'textileMill'] as const;

const rank = (item: LineItem): number => {
  const order: readonly string[] = ORDER;
  const names = item.kind === 'tank' ? [`${item.id} ${item.material}`, item.id] : [`#${item.id}`];
  const at = names.map((name) => order.indexOf(name)).find((place) => place >= 0);
  return at ?? ORDER.length;
};

export interface PlantRow {
  readonly site: number;
  readonly items: readonly LineItem[];
}

export interface LinePlan {
  readonly rows: readonly PlantRow[];
  readonly hidden: number;
}

/** Shares of the classes of a group in the hour before `hour`. */
function lastHour(record: HourRecord, policy: PolicyName, group: number, hour: number): readonly number[] {
  const parts = policy === 'ai' ? record.ai : record.baseline;
  return parts && hour > 0 ? bucketShares({ id: '', parts, group }, shapeOf(record), CLASS_OF, STATE_CLASSES.length, hour - 1, hour) : STATE_CLASSES.map((id) => (id === 'closed' ? 1 : 0));
}

/** Every plant with its tanks and groups. Units: stocks in tonnes. */
export function linePlan(cluster: Cluster, sides: readonly ShownSide[], record: HourRecord | undefined, hour: number): LinePlan {
  const rows: PlantRow[] = [];
  let hidden = 0;
  for (const kind of KINDS) {
    const sites = cluster.sites.flatMap((site, index) => (site.kind === kind ? [index] : []));
    hidden += Math.max(0, sites.length - MOST_PLANTS);
    for (const site of sites.slice(0, MOST_PLANTS)) rows.push({ site, items: itemsOf(site, sides, record, hour) });
  }
  return { rows, hidden };
}

function itemsOf(site: number, sides: readonly ShownSide[], record: HourRecord | undefined, hour: number): readonly LineItem[] {
  const first = sides[0];
  if (!first) return [];
  const items: LineItem[] = first.side.stocks.flatMap((stock, index) => {
    if (stock.site !== site) return [];
    const values = sides.map(({ policy, side }) => ({ policy, tonnes: (side.stocks[index]?.grams ?? 0) / GRAMS_PER_TONNE, peakTonnes: (side.stocks[index]?.peakGrams ?? 0) / GRAMS_PER_TONNE }));
    return values.every(({ peakTonnes }) => peakTonnes === 0) ? [] : [{ kind: 'tank' as const, id: stock.place, material: stock.material, values }];
  });
  first.side.machines.forEach((machine, group) => {
    if (machine.site !== site) return;
    const shares = sides.map(({ policy }) => ({ policy, shares: record && record.groups === first.side.machines.length ? lastHour(record, policy, group, hour) : STATE_CLASSES.map((id) => (id === 'closed' ? 1 : 0)) }));
    items.push({ kind: 'machines', id: machine.group, units: machine.units, values: shares });
  });
  return items.sort((a, b) => rank(a) - rank(b));
}

