// The live twin inside its worker: baseline and AI side by side on one clock, played, stepped, rewound, sent as frames.
import { TICKS_PER_DAY } from '../../base/units.ts';
import type { DecisionCore } from '../../decision/core.ts';
import type { KpiId } from '../../model/domain/kpis.ts';
import { NO_MODULES } from '../../model/domain/modules.ts';
import { createSimulation, kpisOf } from '../../simulation/index.ts';
import { encodeFrame } from '../frames.ts';
import type { TwinRequest, TwinStatus, WorkerMessage } from '../protocol.ts';
import { Checkpoints } from './checkpoints.ts';
import type { CoreKeeper } from './core-keeper.ts';
import { CanopyRecord, DecisionDesk } from './decision-desk.ts';
import type { ReadyScenario } from './library.ts';
import { noteHour, PlantDesk, recorded, resumeRecord } from './plant-desk.ts';
import type { RecordedSide } from './plant-desk.ts';
import { inSlices, nextTurn, SLICE_MS } from './slices.ts';

/** At most 20 frames a second. */
const FRAME_SPACING_MS = 50;
/** The clock may fall behind a machine that is too slow, but not by more than this, ms of real time. */
const LONGEST_LAG_MS = 250;
/** Indicators are worked out once per simulated day and not more often than this. */
const KPI_SPACING_MS = 400;
const HOUR_TICKS = TICKS_PER_DAY / 24;

interface Side extends RecordedSide {
  readonly checkpoints: Checkpoints;
  readonly canopy: CanopyRecord;
  kpis: Readonly<Partial<Record<KpiId, number>>>;
}

export interface TwinOutlet {
  readonly send: (message: WorkerMessage, transfer: Transferable[]) => void;
  /** A buffer that has come back and may be filled, if any. */
  readonly takeBuffer: () => ArrayBuffer | undefined;
  readonly now: () => number;
}

export class TwinSession {
  readonly #ready: ReadyScenario;
  readonly #request: TwinRequest;
  readonly #outlet: TwinOutlet;
  readonly #baseline: Side;
  /** What the plant page asks of this session. */
  readonly plants: PlantDesk;
  /** What the decision page asks of it. */
  readonly decisions: DecisionDesk;
  readonly #cores: CoreKeeper;
  #ai: Side | undefined;
  #aiState: TwinStatus['ai'] = 'training';
  #isPlaying = false;
  #isStopped = false;
  #isLooping = false;
  #daysPerSecond = 1;
  /** Tick that the clock has reached; the simulations follow it. */
  #clock = 0;
  /** Grows with every jump, so that work begun before a jump knows that it is stale. */
  #jumps = 0;
  #lastFrameMs = -Infinity;
  #lastKpiMs = -Infinity;
  #lastKpiDay = -1;

  /** `run` numbers the session, so that records of another one are not mixed with its own. */
  constructor(ready: ReadyScenario, request: TwinRequest, outlet: TwinOutlet, run: number, cores: CoreKeeper) {
    this.#ready = ready;
    this.#cores = cores;
    this.#request = request;
    this.#outlet = outlet;
    this.#baseline = this.#side(undefined, false);
    this.plants = new PlantDesk(run, () => ({ baseline: this.#baseline, ai: this.#aiState === 'joined' ? this.#ai : undefined }));
    const { seed, modules } = request;
    this.decisions = new DecisionDesk({ run, seed, modules, side: () => (this.#aiState === 'joined' ? this.#ai : undefined), kept: () => cores.known(seed) });
  }

  #side(core: DecisionCore | undefined, keepsRecords: boolean): Side {
    const { scenario, weather } = this.#ready;
    const modules = core ? new Set(this.#request.modules) : NO_MODULES;
    const simulation = createSimulation(scenario, weather, { seed: this.#request.seed, replication: 0, modules, core, keepsRecords });
    return { ...recorded(simulation), checkpoints: new Checkpoints(), canopy: new CanopyRecord(), kpis: {} };
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get #isFinished(): boolean {
    return this.#baseline.simulation.isFinished && (this.#ai?.simulation.isFinished ?? this.#aiState !== 'training');
  }

  #sendStatus(): void {
    const lastTick = Math.max(this.#baseline.simulation.tick, this.#ai?.simulation.tick ?? 0);
    const status: TwinStatus = {
      isPlaying: this.#isPlaying,
      ai: this.#aiState,
      isFinished: this.#isFinished,
      lastDay: this.#isFinished ? Math.ceil(lastTick / TICKS_PER_DAY) : undefined,
    };
    this.#outlet.send({ kind: 'twin', status }, []);
  }

  #sendFrame(): void {
    const ai = this.#aiState === 'joined' ? this.#ai : undefined;
    this.#updateKpis();
    const buffer = encodeFrame(
      { state: this.#baseline.simulation.observe(), kpis: this.#baseline.kpis },
      ai && { state: ai.simulation.observe(), kpis: ai.kpis },
      this.#outlet.takeBuffer(),
    );
    this.#lastFrameMs = this.#outlet.now();
    this.#outlet.send({ kind: 'frame', buffer }, [buffer]);
  }

  #updateKpis(): void {
    const day = Math.floor(this.#clock / TICKS_PER_DAY);
    const now = this.#outlet.now();
    if (day === this.#lastKpiDay || now - this.#lastKpiMs < KPI_SPACING_MS) return;
    this.#lastKpiDay = day;
    this.#lastKpiMs = now;
    const { economics } = this.#ready.scenario.parameters;
    const baseline = this.#baseline.simulation.accounts();
    this.#baseline.kpis = kpisOf(baseline, baseline, economics);
    if (this.#ai) this.#ai.kpis = kpisOf(this.#ai.simulation.accounts(), baseline, economics);
  }

  /** Goes to the requested day, then lets the AI learn and join; resolves once the baseline is there. */
  async start(): Promise<void> {
    this.#clock = this.#request.day * TICKS_PER_DAY;
    await this.#follow();
    this.#sendFrame();
    this.#sendStatus();
    void this.#join().catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.#outlet.send({ kind: 'fault', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
  }

  /** Waits for the core, then brings the AI's cluster to the clock. Without modules nothing has to be learnt. */
  async #join(): Promise<void> {
    if (this.#request.modules.length > 0) {
      const kept = await this.#cores.core(this.#request.seed);
      if (this.#isStopped || !kept) return;
      this.#ai = this.#side(kept.core, true);
    } else this.#ai = this.#side(undefined, true);
    this.#aiState = 'catchingUp';
    this.#sendStatus();
    await this.#follow();
    // The clock may have moved on while the AI caught up.
    while (!this.#isStopped && this.#isBehind(this.#ai)) await this.#follow();
    if (this.#isStopped) return;
    this.#aiState = 'joined';
    this.#lastKpiDay = -1;
    this.#sendFrame();
    this.#sendStatus();
  }

  #isBehind(side: Side): boolean {
    return !side.simulation.isFinished && side.simulation.tick < this.#clock;
  }

  /** Advances a side towards a tick by at most an hour; keeps a checkpoint when a day begins. */
  #advance(side: Side, tick: number): void {
    const { simulation } = side;
    if (simulation.tick % TICKS_PER_DAY === 0) side.checkpoints.offer(simulation.tick / TICKS_PER_DAY, () => simulation.snapshot());
    const nextHour = (Math.floor(simulation.tick / HOUR_TICKS) + 1) * HOUR_TICKS;
    simulation.advanceTo(Math.min(tick, nextHour));
    noteHour(side);
    if (simulation.tick % TICKS_PER_DAY === 0) side.canopy.note(simulation.tick / TICKS_PER_DAY - 1, simulation.observe().blocks.canopy);
  }

  /** Brings both simulations to the clock in slices; a jump or stop in between ends it. */
  async #follow(): Promise<void> {
    const jump = this.#jumps;
    await inSlices(
      () => {
        if (this.#isBehind(this.#baseline)) this.#advance(this.#baseline, this.#clock);
        if (this.#ai && this.#isBehind(this.#ai)) this.#advance(this.#ai, this.#clock);
        return this.#isBehind(this.#baseline) || (this.#ai !== undefined && this.#isBehind(this.#ai));
      },
      () => this.#isStopped || jump !== this.#jumps,
      this.#outlet.now,
    );
  }

  setSpeed(daysPerSecond: number): void {
    this.#daysPerSecond = daysPerSecond;
  }

  setPlaying(isPlaying: boolean): void {
    this.#isPlaying = isPlaying && !this.#isFinished;
    this.#sendStatus();
    if (this.#isPlaying && !this.#isLooping) void this.#loop().catch((error: unknown) => this.#fail(error));
  }

  /** Goes to a day; earlier days come from the last checkpoint before them. */
  async seek(day: number): Promise<void> {
    this.#jumps += 1;
    const tick = Math.max(0, day) * TICKS_PER_DAY;
    this.#clock = tick;
    this.#rewind(this.#baseline, tick);
    if (this.#ai) this.#rewind(this.#ai, tick);
    await this.#follow();
    if (this.#isStopped || this.#clock !== tick) return;
    // A season that ends before the wanted day stays at its end.
    if (this.#isFinished) this.#clock = Math.max(this.#baseline.simulation.tick, this.#ai?.simulation.tick ?? 0);
    this.#lastKpiDay = -1;
    this.#sendFrame();
    this.#sendStatus();
  }

  #rewind(side: Side, tick: number): void {
    if (side.simulation.tick <= tick) return;
    const checkpoint = side.checkpoints.before(tick / TICKS_PER_DAY);
    if (!checkpoint) return;
    side.simulation.restore(checkpoint.saved);
    resumeRecord(side);
  }

  /** Moves the clock with real time and sends frames, until paused, finished or stopped. */
  async #loop(): Promise<void> {
    this.#isLooping = true;
    let last = this.#outlet.now();
    while (this.#isPlaying && !this.#isStopped) {
      const now = this.#outlet.now();
      const isBehind = this.#isBehind(this.#baseline) || (this.#aiState === 'joined' && this.#ai !== undefined && this.#isBehind(this.#ai));
      // A clock that the simulations cannot follow waits for them.
      if (!isBehind) this.#clock += Math.floor((Math.min(now - last, LONGEST_LAG_MS) / 1000) * this.#daysPerSecond * TICKS_PER_DAY);
      last = now;
      await this.#catchUpForOneSlice();
      if (this.#outlet.now() - this.#lastFrameMs >= FRAME_SPACING_MS) this.#sendFrame();
      if (this.#isFinished) {
        this.#isPlaying = false;
        this.#lastKpiDay = -1;
        this.#sendFrame();
      }
    }
    this.#isLooping = false;
    this.#sendStatus();
  }

  async #catchUpForOneSlice(): Promise<void> {
    const end = this.#outlet.now() + SLICE_MS;
    while (this.#outlet.now() < end) {
      const isBaselineBehind = this.#isBehind(this.#baseline);
      const isAiBehind = this.#aiState === 'joined' && this.#ai !== undefined && this.#isBehind(this.#ai);
      if (isBaselineBehind) this.#advance(this.#baseline, this.#clock);
      if (isAiBehind && this.#ai) this.#advance(this.#ai, this.#clock);
      if (!isBaselineBehind && !isAiBehind) {
        await new Promise<void>((resolve) => {
          setTimeout(resolve, SLICE_MS);
        });
        return;
      }
    }
    await nextTurn();
  }

  /** Ends the session; nothing is sent any more. */
  stop(): void {
    this.#isStopped = true;
    this.#isPlaying = false;
    this.#jumps += 1;
  }
}
