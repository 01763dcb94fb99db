// The stock and sink accounts of one spinning mill.
import { SPINNING_PROCESSES } from '../domain/cluster.ts';
import type { SpinningMill, SpinningProcess } from '../domain/cluster.ts';
import type { StageWorld } from '../stage.ts';

/** Sinks of one process; −1 where it takes nothing of the kind out. */
export interface WasteAccounts {
  readonly fibre: number;
  readonly foreignMatter: number;
}

const NO_ACCOUNT = -1;
const NO_WASTE: WasteAccounts = { fibre: NO_ACCOUNT, foreignMatter: NO_ACCOUNT };

/** The processes that lose fibre for good or take trash out (see waste.ts), and what their sinks are called. */
const WASTE_PLACES: Readonly<Partial<Record<SpinningProcess, { readonly fibre: string; readonly foreignMatter?: string }>>> = {
  blowroom: { fibre: 'blowroom-fibre', foreignMatter: 'blowroom-trash' },
  card: { fibre: 'card-fibre', foreignMatter: 'card-trash' },
  rotor: { fibre: 'rotor-waste' },
  winding: { fibre: 'winding-waste' },
};

export interface SpinningAccounts {
  /** Bales under the store's roof, and those that wait outside for room. */
  readonly store: number;
  readonly yard: number;
  /** Packets in the line, as laydown, sliver or yarn on cops. */
  readonly line: number;
  /** Soft waste and pneumafil that goes into the next laydown. */
  readonly reusable: number;
  /** Wound yarn until the receiver books it. */
  readonly yarn: number;
  /** What the combers take out; sold. */
  readonly noil: number;
  /** By process of the mill's route. */
  readonly waste: Readonly<Record<SpinningProcess, WasteAccounts>>;
  /** Soft waste that no laydown takes any more. */
  readonly unusedSoftWaste: number;
}

/** Opens the accounts of a mill whose route has these processes; `yard` is the store where the store is unlimited, `noil` is −1 where nothing is combed. */
export function openSpinningAccounts(world: StageWorld, mill: SpinningMill, processes: readonly SpinningProcess[]): SpinningAccounts {
  const { ledger } = world;
  const { site } = mill;
  const { id } = world.cluster.sites[site]!;
  const stock = (place: string, material: string): number => ledger.open({ name: `${id}/${place}`, kind: 'stock', material, site, use: undefined });
  const store = stock('store', 'lint');
  return {
    store,
    yard: mill.storeBales === undefined ? store : stock('yard', 'lint'),
    line: stock('line', 'sliver'),
    reusable: stock('reusable', 'softWaste'),
    yarn: stock('yarn', 'yarn'),
    noil: mill.route === 'combed-ring' ? ledger.open({ name: `${id}/noil`, kind: 'sink', material: 'noil', site, use: 'byProduct' }) : -1,
    waste: wasteAccounts(processes, {
      fibre: (place) => ledger.open({ name: `${id}/${place}`, kind: 'sink', material: 'fibreWaste', site, use: 'fibreLoss' }),
      foreignMatter: (place) => ledger.open({ name: `${id}/${place}`, kind: 'sink', material: 'trash', site, use: 'foreignMatter' }),
    }),
    unusedSoftWaste: ledger.open({ name: `${id}/unused-soft-waste`, kind: 'sink', material: 'fibreWaste', site, use: 'fibreLoss' }),
  };
}

/** Opens the sinks of the processes of a route; every other process has none. */
function wasteAccounts(
  processes: readonly SpinningProcess[],
  open: Readonly<Record<keyof WasteAccounts, (place: string) => number>>,
): SpinningAccounts['waste'] {
  const accounts = Object.fromEntries(SPINNING_PROCESSES.map((process) => [process, NO_WASTE])) as Record<SpinningProcess, WasteAccounts>;
  for (const process of processes) {
    const places = WASTE_PLACES[process];
    if (!places) continue;
    const fibre = open.fibre(places.fibre);
    accounts[process] = { fibre, foreignMatter: places.foreignMatter === undefined ? NO_ACCOUNT : open.foreignMatter(places.foreignMatter) };
  }
  return accounts;
}
