// Plugs haulage: which lot a free vehicle fetches and which gin it goes to; delivered lots go into the gin's yard.
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { HaulagePorts } from '../../model/domain/ports.ts';
import type { GinStage } from '../../model/gin/index.ts';
import type { HaulageStage } from '../../model/logistics/index.ts';
import type { RunContext } from './run-context.ts';

/** Most lots that one dispatch looks at, and of each point the oldest ones. Bounds the cost of a decision. */
const MOST_CANDIDATES = 64;
const MOST_OF_A_POINT = 8;

interface Stages {
  readonly haulage: () => HaulageStage;
  readonly gin: () => GinStage;
}

export function haulagePorts(run: RunContext, stages: Stages, deliver: (lot: number, gin: number) => void): HaulagePorts {
  const { world, information, policies, log } = run;
  const { lots, kernel, cluster } = world;
  const isPooled = run.modules.has('haulage');
  const ginOfPoint = cluster.receivingPoints.map((point) => cluster.gins.findIndex((gin) => gin.site === point.ginSite));
  const pointsOfGin = cluster.gins.map((_, gin) => ginOfPoint.flatMap((of, point) => (of === gin ? [point] : [])));
  const candidates = new Int32Array(MOST_CANDIDATES);
  const ginCount = cluster.gins.length;
  // Observation columns are reused: a dispatch happens tens of thousands of times a season.
  const pickup = {
    asOfTick: 0,
    count: 0,
    moisturePercent: new Float64Array(MOST_CANDIDATES),
    waitingHours: new Float64Array(MOST_CANDIDATES),
    distanceKm: new Float64Array(MOST_CANDIDATES),
  };
  const destination = {
    asOfTick: 0,
    count: ginCount,
    ownGin: 0,
    travelHours: new Float64Array(ginCount),
    yardTonnes: new Float64Array(ginCount),
    enRouteTonnes: new Float64Array(ginCount),
    ratedTonnesPerHour: new Float64Array(ginCount),
  };

  /** Latency of each vehicle's last dispatch; part of the decision log only, so it needs no snapshot. */
  const lastLatencyTicks = new Float64Array(cluster.gins.reduce((sum, gin) => sum + gin.vehicles, 0));

  /** Adds the oldest lots of a point; the oldest of all stands first. */
  const addPoint = (point: number, most: number, fromSite: number): void => {
    const stage = stages.haulage();
    const count = Math.min(stage.waitingCount(point), most);
    const distanceKm = count > 0 ? stage.distanceKm(fromSite, cluster.receivingPoints[point]!.site) : 0;
    for (let i = 0; i < count && pickup.count < MOST_CANDIDATES; i += 1) {
      const lot = stage.waitingLot(point, i);
      const at = pickup.count;
      candidates[at] = lot;
      pickup.moisturePercent[at] = run.readings.moisturePercent(lot);
      pickup.waitingHours[at] = (kernel.now - lots.weighedTick(lot)) / TICKS_PER_HOUR;
      pickup.distanceKm[at] = distanceKm;
      pickup.count += 1;
      if (pickup.waitingHours[at]! > pickup.waitingHours[0]!) swap(0, at);
    }
  };

  const columns = [candidates, pickup.moisturePercent, pickup.waitingHours, pickup.distanceKm];
  const swap = (a: number, b: number): void => {
    for (const column of columns) {
      const held = column[a]!;
      column[a] = column[b]!;
      column[b] = held;
    }
  };

  return {
    choosePickup: (vehicle) => {
      const stage = stages.haulage();
      const home = stage.vehicleHome(vehicle);
      const from = stage.vehicleSite(vehicle);
      pickup.asOfTick = kernel.now;
      pickup.count = 0;
      for (const point of pointsOfGin[home]!) addPoint(point, MOST_OF_A_POINT, from);
      if (pickup.count === 0 && isPooled) for (let point = 0; point < ginOfPoint.length; point += 1) addPoint(point, 1, from);
      if (pickup.count === 0) return -1;
      return candidates[policies.haulage.pickup(pickup).value]!;
    },
    chooseGin: (lot, vehicle) => {
      const stage = stages.haulage();
      const gin = stages.gin();
      const point = stage.pointOfBlock(lots.origin(lot));
      const pointSite = cluster.receivingPoints[point]!.site;
      destination.asOfTick = kernel.now;
      destination.ownGin = ginOfPoint[point]!;
      // Habit looks at no other gin, so only a pooled dispatch pays for the look.
      for (let g = 0; g < ginCount && isPooled; g += 1) {
        destination.travelHours[g] = stage.loadedHours(pointSite, cluster.gins[g]!.site);
        destination.yardTonnes[g] = information.observe('ginYardStock', gin.yardTonnes(g), g, Math.floor(kernel.now / TICKS_PER_HOUR));
        destination.enRouteTonnes[g] = stage.enRouteTonnes(g);
        destination.ratedTonnesPerHour[g] = gin.ratedTonnesPerHour(g);
      }
      const choice = policies.haulage.destination(destination);
      const times = { asOfTick: kernel.now, neededTick: kernel.now - lastLatencyTicks[vehicle]!, executedTick: kernel.now };
      const subject = log.keepsRecords ? `lot ${lot}` : '';
      const text = log.keepsRecords ? cluster.sites[cluster.gins[choice.value]!.site]!.id : '';
      const decision = log.add('haulage', subject, times, destination, text, choice);
      if (decision >= 0 && isPooled) {
        // Hours of road and of work ahead, without the noise of the yards' records.
        const hours = (g: number): number =>
          destination.travelHours[g]! + (gin.yardTonnes(g) + destination.enRouteTonnes[g]!) / destination.ratedTonnesPerHour[g]!;
        let least = Infinity;
        for (let g = 0; g < ginCount; g += 1) least = Math.min(least, hours(g));
        log.regret(decision, hours(choice.value) - least);
      }
      return choice.value;
    },
    dispatchLatencyTicks: (vehicle) => {
      lastLatencyTicks[vehicle] = information.latencyTicks('haulage');
      return lastLatencyTicks[vehicle]!;
    },
    lotDelivered: (lot, to) => {
      if (run.forecasts.isOpen('ginQueue')) {
        const hoursAhead = stages.gin().yardTonnes(to) / stages.gin().ratedTonnesPerHour(to);
        run.forecasts.open('ginQueue', lot, to, kernel.now, [hoursAhead]);
      }
      deliver(lot, to);
    },
  };
}
