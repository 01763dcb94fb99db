// The farms' own tractors: a lot goes from the field's edge to the receiving point and is weighed there. Trucks are not here.
import { assert } from '../../base/assert.ts';
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { transferLot } from '../domain/books.ts';
import { roadKm } from '../domain/cluster.ts';
import type { StageWorld } from '../stage.ts';
import type { HaulageParameters } from './haulage-parameters.ts';
import type { WaitingLots } from './waiting-lots.ts';

const MINUTES_PER_HOUR = 60;

/** Every farm has tractors enough: a lot leaves at once and alone. */
export class FarmTrailers {
  /** Lots between field and scales. */
  readonly underWay = new Int32Array(1);
  readonly #world: StageWorld;
  readonly #p: HaulageParameters;
  readonly #pointOfBlock: Int32Array;
  readonly #stocks: Int32Array;
  readonly #waiting: readonly WaitingLots[];
  readonly #weighed: (lot: number, point: number) => void;
  readonly #weighEvent: number;

  constructor(
    world: StageWorld,
    p: HaulageParameters,
    points: { readonly ofBlock: Int32Array; readonly stocks: Int32Array; readonly waiting: readonly WaitingLots[] },
    weighed: (lot: number, point: number) => void,
  ) {
    this.#world = world;
    this.#p = p;
    this.#pointOfBlock = points.ofBlock;
    this.#stocks = points.stocks;
    this.#waiting = points.waiting;
    this.#weighed = weighed;
    this.#weighEvent = world.kernel.register('haulage.weighed', (lot) => this.#weigh(lot));
  }

  /** The lot leaves the field; tractor, driver and fuel of both ways are metered at the farm. */
  receive(lot: number): void {
    const { cluster, lots, kernel, activities } = this.#world;
    const block = lots.origin(lot);
    if (!(block >= 0)) assert(false, `lot ${lot} comes from no block`);
    const point = cluster.receivingPoints[this.#pointOfBlock[block]!]!;
    const site = lots.site(lot);
    const km = roadKm(cluster.sites[site]!.position, cluster.sites[point.site]!.position, this.#p.detourFactor);
    const driveHours = km / this.#p.tractorKmPerHour;
    const weighingHours = this.#p.weighingMinutes / MINUTES_PER_HOUR;
    activities.add(site, ACTIVITY.diesel, 2 * km * this.#p.tractorLitresPerKm);
    activities.add(site, ACTIVITY.labour, 2 * driveHours + weighingHours);
    this.underWay[0] = this.underWay[0]! + 1;
    const tick = kernel.now + Math.max(1, Math.round((driveHours + weighingHours) * TICKS_PER_HOUR));
    kernel.schedule(tick, RANK.arrival, this.#weighEvent, lot, 0);
  }

  #weigh(lot: number): void {
    const { lots, ledger, kernel, activities, cluster } = this.#world;
    const point = this.#pointOfBlock[lots.origin(lot)]!;
    this.underWay[0] = this.underWay[0]! - 1;
    lots.setWeighedTick(lot, kernel.now);
    transferLot(lots, ledger, lot, this.#stocks[point]!);
    activities.add(cluster.receivingPoints[point]!.site, ACTIVITY.diesel, (lots.grams(lot) / GRAMS_PER_TONNE) * this.#p.loaderLitresPerTonne);
    this.#waiting[point]!.add(lot, lots.grams(lot));
    this.#weighed(lot, point);
  }
}
