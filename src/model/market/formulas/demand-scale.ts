// How much finished product the cluster's spinning positions can feed in a month: the scale of its market.
import type { Cluster } from '../../domain/cluster.ts';
import type { ParameterValues } from '../../parameters/define.ts';
import type { MARKET_PARAMETERS } from '../../parameters/market.ts';

export type MarketValues = ParameterValues<typeof MARKET_PARAMETERS>;

/** By product number, whether any textile mill of the cluster has machines for it. */
export function madeProducts(cluster: Pick<Cluster, 'textileMills'>): readonly boolean[] {
  const weaves = cluster.textileMills.some((mill) => mill.looms > 0);
  const sews = cluster.textileMills.some((mill) => mill.looms > 0 && (mill.sewingPlaces ?? 1) > 0);
  return [weaves, sews, cluster.textileMills.some((mill) => (mill.knittingMachines ?? 0) > 0)];
}

const RING_REFERENCE_NE = 30;
const ROTOR_REFERENCE_NE = 20;

/**
 * Finished product of all spinning mills in a month, kg. Output of a position falls with count × twist, and twist with the root of count.
 * Source: processing sheet 3.2, ring and rotor production (vectors 34 and 38).
 */
export function finishedKgPerMonth(cluster: Pick<Cluster, 'spinningMills'>, p: MarketValues): number {
  let sum = 0;
  for (const mill of cluster.spinningMills) {
    const isRotor = mill.route === 'rotor';
    const ratio = (isRotor ? ROTOR_REFERENCE_NE : RING_REFERENCE_NE) / mill.countNe;
    sum += mill.spindles * (isRotor ? p.rotorKgPerMonth : p.spindleKgPerMonth) * ratio * Math.sqrt(ratio);
  }
  return sum;
}
