// Plugs the people of the plants: how many operators and helpers each shift calls in, and forecasts of the material that comes to a plant.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../base/units.ts';
import { ROLE, type StaffingPort } from '../../model/domain/people.ts';
import type { ProcessPoint } from '../../model/domain/process-points.ts';
import type { GinStage } from '../../model/gin/index.ts';
import type { SpinningStage } from '../../model/spinning/index.ts';
import type { TextileStage } from '../../model/textile/index.ts';
import { finishedKgPerMonth } from '../../model/market/index.ts';
import type { RunContext } from './run-context.ts';

const COLUMNS = 5;
/** Arrivals are counted in the shifts of a full day: from six, fourteen and twenty-two o'clock. */
const WINDOW_HOURS = 8;
const WINDOWS_PER_DAY = 3;
const FIRST_HOUR = 6;
/** The window that runs and a day's worth before it. */
const RING = WINDOWS_PER_DAY + 1;
/** Hours of a mill's month. Source: processing sheet 3.2, 720 h. */
const MONTH_HOURS = 720;
const KG_PER_TONNE = 1000;

/** The stages whose plants are staffed; asked late, since they need their people first. */
export interface StaffedStages {
  readonly gin: () => GinStage;
  readonly spinning: () => SpinningStage;
  readonly textile: () => TextileStage;
}

interface Plant {
  readonly site: number;
  /** Where its stock is recorded. */
  readonly point: ProcessPoint;
  stockTonnes(): number;
  /** What it takes in an hour when all machines run. Mills by the product that leaves them, which is less: their people are called off late. */
  tonnesPerHour(): number;
}

function plantsOf(run: RunContext, { gin, spinning, textile }: StaffedStages): Plant[] {
  const { cluster, lots } = run.world;
  const { market } = run.scenario.parameters;
  const productPerHour = (spinningMills: typeof cluster.spinningMills): number => finishedKgPerMonth({ spinningMills }, market) / MONTH_HOURS / KG_PER_TONNE;
  return [
    ...cluster.gins.map((one, g): Plant => ({
      site: one.site,
      point: 'ginYardStock',
      stockTonnes: () => gin().yardTonnes(g),
      tonnesPerHour: () => gin().ratedTonnesPerHour(g),
    })),
    ...cluster.spinningMills.map((one, m): Plant => ({
      site: one.site,
      point: 'baleStoreLocation',
      // All bales as heavy as the oldest: a store holds thousands, and they differ by a few per cent.
      stockTonnes: () => (spinning().storeCount(m) === 0 ? 0 : (spinning().storeCount(m) * lots.grams(spinning().store(m)[0]!)) / GRAMS_PER_TONNE),
      tonnesPerHour: () => productPerHour([one]),
    })),
    ...cluster.textileMills.map((one, m): Plant => ({
      site: one.site,
      point: 'productionPlan',
      stockTonnes: () => textile().yarnTonnes(m),
      tonnesPerHour: () => productPerHour(cluster.spinningMills.filter((mill) => mill.textileMillSite === one.site)),
    })),
  ];
}

export class PlantStaffing implements Snapshotable {
  readonly #run: RunContext;
  readonly #plants: readonly Plant[];
  readonly #plantOfSite: ReadonlyMap<number, number>;
  readonly #isForecasting: boolean;
  /** Arrivals of each plant in the present window and those of the day before it, t. */
  readonly #arrived: Float64Array;
  #window = 0;
  readonly #row = new Float64Array(COLUMNS);

  constructor(run: RunContext, stages: StaffedStages) {
    this.#run = run;
    this.#plants = plantsOf(run, stages);
    this.#plantOfSite = new Map(this.#plants.map((plant, index) => [plant.site, index]));
    this.#isForecasting = run.forecasts.isOpen('arrivals') && (run.history !== undefined || run.modules.has('staffing'));
    this.#arrived = new Float64Array(this.#plants.length * RING);
  }

  /** Material has come to a plant. */
  noteArrival(site: number, grams: number): void {
    if (!this.#isForecasting) return;
    this.#advance();
    const at = this.#plantOfSite.get(site)! * RING + (this.#window % RING);
    this.#arrived[at] = this.#arrived[at]! + grams / GRAMS_PER_TONNE;
  }

  readonly callsIn: StaffingPort = (question, calledIn) => {
    const { world, policies, log, information, forecasts } = this.#run;
    const index = this.#plantOfSite.get(question.site)!;
    const plant = this.#plants[index]!;
    const now = world.kernel.now;
    if (this.#isForecasting) {
      this.#advance();
      this.#fillRow(index);
      if (now % (WINDOW_HOURS * TICKS_PER_HOUR) === FIRST_HOUR * TICKS_PER_HOUR) forecasts.open('arrivals', index, index, now, this.#row);
    }
    const observation = {
      asOfTick: now,
      plant: index,
      stockTonnes: this.#run.modules.has('staffing') ? information.observe(plant.point, plant.stockTonnes(), question.site, question.shift) : Number.NaN,
      capacityTonnes: plant.tonnesPerHour() * question.hours,
      operatorsOfRoster: question.roster[ROLE.operator]!,
      arrivals: this.#row,
      shiftShare: question.hours / WINDOW_HOURS,
    };
    const choice = policies.staffing.operators(observation);
    const times = { asOfTick: now, neededTick: now, executedTick: now + information.latencyTicks('staffing') };
    const { id } = world.cluster.sites[question.site]!;
    log.add('staffing', log.keepsRecords ? `${id} shift ${question.shift}` : '', times, observation, String(choice.value), choice);
    calledIn[ROLE.operator] = choice.value;
    // Helpers carry for operators: as many fewer of them.
    calledIn[ROLE.helper] = Math.ceil((calledIn[ROLE.helper]! * choice.value) / observation.operatorsOfRoster);
  };

  save(): Plain {
    return { arrived: this.#arrived.slice(), window: this.#window };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { arrived: Float64Array; window: number };
    this.#arrived.set(from.arrived);
    this.#window = from.window;
  }

  /** Closes the windows that have ended: their forecasts meet what came. */
  #advance(): void {
    const { kernel } = this.#run.world;
    const window = Math.floor((kernel.now / TICKS_PER_HOUR - FIRST_HOUR) / WINDOW_HOURS) + 1;
    if (window === this.#window) return;
    for (let index = 0; index < this.#plants.length; index += 1) {
      this.#run.forecasts.settle('arrivals', index, kernel.now, this.#arrived[index * RING + (this.#window % RING)]!);
      for (let w = Math.max(this.#window + 1, window - RING + 1); w <= window; w += 1) this.#arrived[index * RING + (w % RING)] = 0;
    }
    this.#window = window;
  }

  #fillRow(index: number): void {
    const before = (windows: number): number => this.#arrived[index * RING + ((this.#window - windows + RING) % RING)]!;
    const row = this.#row;
    row[0] = before(1);
    row[1] = before(WINDOWS_PER_DAY);
    row[2] = before(1) + before(2) + before(3);
    row[3] = this.#plants[index]!.tonnesPerHour() * WINDOW_HOURS;
    row[4] = this.#window % WINDOWS_PER_DAY;
  }
}
