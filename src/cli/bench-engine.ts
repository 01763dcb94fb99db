// Times the engine: customers per second of an M/M/1 queue with all statistics, beside a peer, and holds per second of the event queue.
import { createHoldModel } from '../engine/benchmarks/hold.ts';
import { runSingleServer } from '../engine/benchmarks/single-server.ts';
import { loadPeer } from './bench-engine-peer.ts';
import { machineDescription } from './machine.ts';

const CUSTOMERS = 1_000_000;
/** Service rate 1: the server is busy 90 % of the time and theory says a mean wait of 9. */
const ARRIVAL_RATE = 0.9;
const PENDING = 100_000;
const HOLDS = 3_000_000;
/** The fastest of these many runs counts, on both sides; each run has a seed of its own. */
const RUNS = 5;
const WARM_UP_CUSTOMERS = 100_000;

function seconds(action: () => void): number {
  const start = process.hrtime.bigint();
  action();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** `maqta bench engine`: rates of the fastest run, the mean wait over all runs, the ratio to the peer measured in turn with it. */
export async function benchEngine(): Promise<object> {
  const peer = await loadPeer();
  runSingleServer(WARM_UP_CUSTOMERS, ARRIVAL_RATE, 0);
  peer.run(WARM_UP_CUSTOMERS, ARRIVAL_RATE, 1);
  let own = Infinity;
  let others = Infinity;
  let waits = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    own = Math.min(
      own,
      seconds(() => {
        waits += runSingleServer(CUSTOMERS, ARRIVAL_RATE, seed).meanWait;
      }),
    );
    others = Math.min(
      others,
      seconds(() => {
        peer.run(CUSTOMERS, ARRIVAL_RATE, seed);
      }),
    );
  }
  return {
    machine: machineDescription(),
    mm1: {
      customers: CUSTOMERS,
      customersPerSecond: Math.round(CUSTOMERS / own),
      meanWait: waits / RUNS,
      peer: { name: peer.name, version: peer.version, customersPerSecond: Math.round(CUSTOMERS / others) },
      ratio: others / own,
    },
    hold: { pending: PENDING, holdsPerSecond: Math.round(HOLDS / holdSeconds()) },
  };
}

function holdSeconds(): number {
  const model = createHoldModel(PENDING, 1);
  // Two rounds of the queue, so that no event of the filling is left.
  model.hold(2 * PENDING);
  let best = Infinity;
  for (let run = 0; run < RUNS; run += 1) best = Math.min(best, seconds(() => model.hold(HOLDS)));
  return best;
}
