// The M/M/1 model of the engine benchmark on simjs, an independent library, for a ratio from one run. Times nothing.
// Source: simjs 2.0.3, MIT; loaded from the installed package, none of it is copied.

export interface PeerResult {
  readonly customers: number;
  readonly meanWait: number;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  run(customers: number, arrivalRate: number, seed: number): PeerResult;
}

/** The library as its own model would use it: one source, one first-come facility with its statistics, its own random numbers. */
export async function loadPeer(): Promise<Peer> {
  const library = await loadLibrary();
  const { default: description } = await import('simjs/package.json');
  return {
    name: 'simjs',
    version: description.version,
    run(customers, arrivalRate, seed) {
      const { Sim, Entity, Facility, Random } = library;
      const random = new Random(seed);
      const facility = new Facility('server');
      let started = 0;
      class Source extends Entity {
        start(): void {
          started += 1;
          this.useFacility(facility, random.exponential(1));
          if (started < customers) this.setTimer(random.exponential(arrivalRate)).done(() => this.start());
        }
      }
      const sim = new Sim();
      sim.addEntity(Source, 'source');
      sim.simulate(Number.MAX_VALUE);
      facility.finalize(sim.time());
      const waits = facility.queueStats().durationSeries;
      return { customers: waits.count(), meanWait: waits.average() };
    },
  };
}

/** A module runs once a process, so what it left is kept. */
let loaded: SimJs.Library | undefined;

/** The package knows browsers only: it looks for a global `window` and writes itself there. The global is lent for the moment of loading. */
async function loadLibrary(): Promise<SimJs.Library> {
  if (loaded !== undefined) return loaded;
  const place: { window?: unknown } = globalThis;
  const before = place.window;
  const lent: { Sim?: SimJs.Library } = {};
  place.window = lent;
  try {
    await import('simjs');
  } finally {
    if (before === undefined) delete place.window;
    else place.window = before;
  }
  if (lent.Sim === undefined) throw new Error('simjs did not load; is it installed? (npm ci)');
  loaded = lent.Sim;
  return loaded;
}
