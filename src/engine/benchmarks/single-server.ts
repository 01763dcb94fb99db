// The M/M/1 model that the engine is timed on: one server, Poisson arrivals, exponential service, all statistics on. Reads no clock.
import { Kernel, RANK } from '../kernel.ts';
import { Streams } from '../random.ts';
import { Server } from '../resources/server.ts';

/** Ticks per unit of model time: service takes 10⁶ ticks on average, so rounding to whole ticks moves means by less than 1e-6. */
export const TICKS_PER_TIME_UNIT = 1_000_000;

export interface SingleServerResult {
  readonly customers: number;
  /** Mean time in line, in units of the mean service time (theory: λ / (1 − λ) at service rate 1). */
  readonly meanWait: number;
  /** Time average of the number in line (theory: λ² / (1 − λ)). */
  readonly meanQueueLength: number;
  readonly events: number;
}

/** Runs an M/M/1 queue (service rate 1) from empty until this many customers have been served. */
export function runSingleServer(customers: number, arrivalRate: number, seed: number): SingleServerResult {
  const kernel = new Kernel(16);
  const streams = new Streams(seed, 0);
  const arrivals = streams.get('bench.arrival', 0);
  const services = streams.get('bench.service', 0);
  const meanGapTicks = TICKS_PER_TIME_UNIT / arrivalRate;
  const server = new Server(kernel, 'server', {
    units: 1,
    discipline: 'fifo',
    serviceTicks: () => Math.round(services.exponential(TICKS_PER_TIME_UNIT)),
    onServed: () => true,
  });
  const arrive = kernel.register('arrive', (customer) => {
    if (customer + 1 < customers) {
      kernel.schedule(
        kernel.now + Math.round(arrivals.exponential(meanGapTicks)),
        RANK.arrival,
        arrive,
        customer + 1,
        0,
      );
    }
    server.arrive(customer, 0);
  });
  kernel.schedule(0, RANK.arrival, arrive, 0, 0);
  while (kernel.step());
  return {
    customers: server.served,
    meanWait: server.waits.mean / TICKS_PER_TIME_UNIT,
    meanQueueLength: server.queueLength.mean(kernel.now),
    events: kernel.dispatched,
  };
}
