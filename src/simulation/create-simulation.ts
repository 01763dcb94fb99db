// One run of one scenario: builds books, stages, policies and ports, and walks them through the days. The only place that knows all stages.
import { assert } from '../base/assert.ts';
import { dayNumber, dayOfYear } from '../base/calendar.ts';
import { clonePlain, type Plain } from '../base/plain.ts';
import { Digest } from '../base/digest.ts';
import { TICKS_PER_DAY } from '../base/units.ts';
import { Kernel } from '../engine/kernel.ts';
import { Streams } from '../engine/random.ts';
import { DayTrace } from '../engine/trace.ts';
import type { DecisionCore } from '../decision/core.ts';
import type { History } from '../decision/history.ts';
import { CallCounter, type Flip } from '../decision/combine.ts';
import { decidingPolicies } from '../decision/policy-set.ts';
import { ACTIVITY, ActivityLog } from '../model/domain/activities.ts';
import { consumeLot } from '../model/domain/books.ts';
import type { ClusterState } from '../model/domain/cluster-state.ts';
import { lintPriceFactor } from '../model/domain/grading.ts';
import { Ledger } from '../model/domain/ledger.ts';
import { FABRIC, FIBRE, FIBRE_TRAITS, LOT_KIND, LotTable } from '../model/domain/lots.ts';
import type { MachineAccount } from '../model/domain/machines.ts';
import { MODULE_IDS, type ModuleSet } from '../model/domain/modules.ts';
import type { StaffAccount } from '../model/domain/people.ts';
import { nextZoneTick, zoneAt } from '../model/domain/tariff.ts';
import { createFieldStage, type FieldStage } from '../model/field/index.ts';
import { createContactDeskStage, type ContactDeskStage } from '../model/contact-desk/index.ts';
import { createGinStage, type GinStage } from '../model/gin/index.ts';
import { createCustomsStage, EXPORT_GOOD, type CustomsStage } from '../model/customs/index.ts';
import { createMarketStage, finishedKgPerMonth, type MarketStage } from '../model/market/index.ts';
import type { PeopleRules } from '../model/people/index.ts';
import { createHaulageStage, type HaulageStage } from '../model/logistics/index.ts';
import { runTariff, type ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createSpinningStage, type SpinningStage } from '../model/spinning/index.ts';
import type { Stage, StageWorld } from '../model/stage.ts';
import { createTextileStage, type TextileStage } from '../model/textile/index.ts';
import { costSplits } from './cost-split.ts';
import { DecisionLog } from './decision-log.ts';
import { electricityCostKzt } from './energy-cost.ts';
import { FarmDeliveries } from './farm-deliveries.ts';
import { Information, digitalisationPercent, perfectInformation } from './information.ts';
import type { RunAccounts } from './kpis.ts';
import { marketSales } from './market-sales.ts';
import { moduleInvestmentUsd, moneyOf } from './money.ts';
import { observeCluster } from './observe.ts';
import { createSalesTally, outcomeOf, tallyFabric, tallyLintSale } from './outcome.ts';
import { drawWeatherYear, seasonWeather } from './season-weather.ts';
import { BaleStore } from './wiring/bale-store.ts';
import { DeskStaffing } from './wiring/desk-ports.ts';
import { PlantStaffing } from './wiring/staffing-ports.ts';
import { EnergyDesk } from './wiring/energy-ports.ts';
import { fieldPorts } from './wiring/field-ports.ts';
import { ginPorts } from './wiring/gin-ports.ts';
import { haulagePorts } from './wiring/haulage-ports.ts';
import { LotReadings } from './wiring/lot-readings.ts';
import { YieldForecasts } from './wiring/yield-forecasts.ts';
import { engineeringKnowledge } from './wiring/policy-knowledge.ts';
import { MaintenanceDesk } from './wiring/maintenance.ts';
import { measuredBaleTraits, spinningPorts, textilePorts } from './wiring/mill-ports.ts';
import { FabricForecasts } from './wiring/fabric-forecasts.ts';
import { ForecastDesk } from './wiring/forecast-desk.ts';
import type { RunContext } from './wiring/run-context.ts';
import { BALE_CATEGORY_TRAITS } from '../decision/policies.ts';
import { PlanningDesk } from './wiring/market-ports.ts';
import { usualWeather } from './wiring/usual-weather.ts';
import { exportTotals, ShipmentDesk } from './wiring/shipment-ports.ts';
import { PendingOrders } from './wiring/pending-orders.ts';
import { ginMeanHours } from './wiring/mean-hours.ts';

/** A run that has not emptied every stage by then is stopped; the board shows what is done. */
const MOST_DAYS = 640;
const KG_PER_TONNE = 1000;
const HOURS_PER_DAY = 24;
/** Lot rows to start with; the table grows by doubling. A national season needs 6 rows and 6 parents a hectare; untouched rows take no memory, copies do. */
const FIRST_LOT_ROWS = 4096;
const LOT_ROWS_PER_HA = 6.5;

export interface SimulationOptions {
  readonly seed: number;
  readonly replication: number;
  /** AI modules that decide; empty for baseline management. */
  readonly modules: ModuleSet;
  /** Needed by the AI modules; without it they keep the baseline rules. */
  readonly core: DecisionCore | undefined;
  /** Collects training rows (earlier years only); their instruments record, baseline rules decide. */
  readonly history?: History;
  readonly keepsRecords?: boolean;
  /** One decision that the baseline rule takes instead of the AI policy. */
  readonly flip?: Flip | undefined;
  /** Decides with perfect information: the bound of what the modules could gain. Needs a core. */
  readonly isOracle?: boolean;
}

export interface Simulation {
  readonly tick: number;
  /** Day number (base/calendar) of run day 0 in the scenario's calendar year. */
  readonly startDayNumber: number;
  readonly weatherYear: number;
  readonly isFinished: boolean;
  readonly world: StageWorld;
  readonly decisions: DecisionLog;
  /** Forecasts that have met their outcomes, and the watch over them. */
  readonly forecasts: ForecastDesk;
  /** What the blocks have delivered so far. */
  readonly deliveries: FarmDeliveries;
  /** One digest per closed day: events, book stocks and activities. */
  readonly dayDigests: readonly string[];
  /** Runs every event before `tick`, closing the days on the way; stops early when the last lot has left. */
  advanceTo(tick: number): void;
  runToEnd(): void;
  observe(): ClusterState;
  /** Time and output of every machine group since the start, in an order that does not change. */
  machines(): readonly MachineAccount[];
  /** Hours of people by plant and role so far. */
  staff(): readonly StaffAccount[];
  /** Totals and money so far. */
  accounts(): RunAccounts;
  /** The digest of all closed days. */
  digest(): string;
  snapshot(): Plain;
  restore(saved: Plain): void;
}

/** Creates the run at day 0. Fails: AssertionError when the scenario contradicts itself (parsing should have refused it). */
export function createSimulation(scenario: ResolvedScenario, record: WeatherRecord, options: SimulationOptions): Simulation {
  const { cluster, parameters, season } = scenario;
  const kernel = new Kernel();
  const streams = new Streams(options.seed, options.replication);
  const weatherYear = drawWeatherYear(season, streams);
  const areaHa = cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);
  const lots = new LotTable(Math.max(FIRST_LOT_ROWS, Math.round(areaHa * LOT_ROWS_PER_HA)));
  const ledger = new Ledger();
  const tariff = runTariff(scenario);
  const moneyParameters = { ...parameters, tariff };
  const activities = new ActivityLog(cluster.sites.length, tariff.length);
  activities.electricity.setZone(zoneAt(tariff, 0));
  const world: StageWorld = {
    kernel,
    streams,
    lots,
    ledger,
    activities,
    cluster,
    weather: seasonWeather(record, season, weatherYear, MOST_DAYS, streams),
  };
  const start = { year: season.year, month: season.startMonth, day: season.startDay };
  const startDayNumber = dayNumber(start);
  const plantingDay = dayNumber({ year: season.year, month: season.plantingMonth, day: season.plantingDay }) - startDayNumber;
  assert(plantingDay >= 0, 'the crop is sown after the run starts');

  const allModules: ModuleSet = new Set(MODULE_IDS);
  const isOracle = options.isOracle ?? false;
  const information = new Information(
    isOracle ? perfectInformation(parameters.information) : parameters.information,
    scenario.digitalisation,
    options.history ? allModules : options.modules,
    options.modules,
    streams,
  );
  const { economics } = parameters;
  const calls = new CallCounter();
  const log = new DecisionLog(options.keepsRecords ?? false, calls);
  const forecasts = new ForecastDesk(options.history, options.core, options.keepsRecords ?? false);
  const orders = { irrigation: new PendingOrders(), harvest: new PendingOrders(), maintenance: new PendingOrders() };
  const knowledge = engineeringKnowledge(parameters);
  const policies = decidingPolicies(knowledge, { modules: options.modules, core: options.core, flip: options.flip, isOracle, calls, monitor: forecasts.monitor });
  const run: RunContext = {
    world,
    scenario,
    information,
    policies,
    knowledge,
    readings: new LotReadings(),
    modules: options.modules,
    isOracle,
    log,
    history: options.history,
    forecasts,
    orders,
    plantingDay,
    startDayOfYear: dayOfYear(start),
    usual: usualWeather(record, season, season.isGenerated ? undefined : weatherYear),
  };
  const yields = new YieldForecasts(run);
  const fabrics = new FabricForecasts(run);
  const store = new BaleStore(lots, log);
  const desks = {
    gin: new MaintenanceDesk(run, 'ginCondition', ginMeanHours(parameters.gin)),
    spinning: new MaintenanceDesk(run, 'spinningCondition', (group) => spinning.meanHoursBetweenFailures(0, group)),
    textile: new MaintenanceDesk(run, 'loomCondition', (group) => textile.meanHoursBetweenFailures(0, group)),
  };

  const tally = createSalesTally();
  const batchCounts = new Float64Array(cluster.textileMills.length);
  const marketAccount = ledger.open({ name: 'market/lint', kind: 'sink', material: 'lint', site: cluster.marketSite, use: 'sold' });
  const millOfGin = cluster.gins.map((gin) => cluster.spinningMills.findIndex((mill) => mill.site === gin.baleDestinationSite));
  const millOfSite = new Map(cluster.spinningMills.map((mill, index) => [mill.site, index]));
  const textileOfSite = new Map(cluster.textileMills.map((mill, index) => [mill.site, index]));
  const scratchTraits = new Float64Array(BALE_CATEGORY_TRAITS.length);
  const classed = new Float64Array(FIBRE_TRAITS.length);

  /** A bale goes to the mill of its gin, or is sold as it is. */
  const routeBale = (bale: number, ginIndex: number): void => {
    const mill = millOfGin[ginIndex]!;
    if (mill >= 0) {
      if (run.history || options.modules.has('laydown')) {
        measuredBaleTraits(run, bale, scratchTraits);
        run.history?.add('bales', scratchTraits, 0, ginIndex);
      }
      if (options.modules.has('laydown')) store.setCategory(bale, policies.laydown.category(scratchTraits));
      staffing.noteArrival(cluster.spinningMills[mill]!.site, lots.grams(bale));
      spinning.receive(bale, mill);
      return;
    }
    // The buyer pays by the class that the bale was given, not by what it is.
    gin.classBale(ginIndex, bale, classed);
    const factor = lintPriceFactor(
      classed[FIBRE.micronaire]!,
      classed[FIBRE.lengthMm]!,
      classed[FIBRE.trashPercent]!,
      classed[FIBRE.reflectancePercent]!,
      classed[FIBRE.yellowness]!,
    );
    tallyLintSale(tally, world, bale, factor);
    customs.receive(EXPORT_GOOD.lint, lots.grams(bale));
    consumeLot(lots, ledger, bale, marketAccount);
  };

  const staffing = new PlantStaffing(run, { gin: () => gin, spinning: () => spinning, textile: () => textile });
  const people: PeopleRules = { parameters: parameters.people, startDayOfYear: dayOfYear(start), callsIn: staffing.callsIn };
  const deliveries = new FarmDeliveries(parameters.farmEconomics, cluster.blocks.length);
  const ginOfBlock = cluster.blocks.map((block) => {
    const point = cluster.receivingPoints.find(({ site }) => site === block.receivingPointSite);
    return cluster.gins.findIndex(({ site }) => site === point?.ginSite);
  });
  const field: FieldStage = createFieldStage(
    world,
    { parameters: parameters.field, varieties: parameters.varieties, plantingDay },
    fieldPorts(run, () => field, yields, (lot) => {
      deliveries.note(lots, lot);
      agents.noteLoad();
      run.readings.noteMoisture(lot, information.observe('receivingMoisture', lots.trait(lot, FIBRE.moisturePercent), lot, 0));
      haulage.receive(lot);
    }, (block) => {
      const own = ginOfBlock[block]!;
      return gin.yardTonnes(own) / (gin.ratedTonnesPerHour(own) * HOURS_PER_DAY);
    }),
  );
  const haulage: HaulageStage = createHaulageStage(
    world,
    { parameters: parameters.haulage, sharesVehicles: options.modules.has('haulage') },
    haulagePorts(run, { haulage: () => haulage, gin: () => gin }, (lot, to) => {
      staffing.noteArrival(cluster.gins[to]!.site, lots.grams(lot));
      gin.receive(lot, to);
    }),
  );
  const gin: GinStage = createGinStage(world, { parameters: parameters.gin, people }, ginPorts(run, () => gin, desks.gin.ask, routeBale));
  const spinning: SpinningStage = createSpinningStage(
    world,
    { parameters: parameters.spinning, people },
    spinningPorts(run, () => spinning, store, desks.spinning.ask, (yarn, mill) => {
      const to = textileOfSite.get(cluster.spinningMills[mill]!.textileMillSite);
      assert(to !== undefined, 'every spinning mill has a textile mill');
      staffing.noteArrival(cluster.textileMills[to]!.site, lots.grams(yarn));
      textile.receive(yarn, to);
    }),
  );
  const shipment = new ShipmentDesk(run, () => customs);
  const customs: CustomsStage = createCustomsStage(world, { parameters: parameters.customs, startDayOfYear: dayOfYear(start) }, shipment.ports);
  const market: MarketStage = createMarketStage(world, { parameters: parameters.market, startDayNumber });
  const planning = new PlanningDesk(run, market, finishedKgPerMonth(cluster, parameters.market));
  const energy = new EnergyDesk(run, tariff, { gin: () => gin, spinning: () => spinning, textile: () => textile });
  const textile: TextileStage = createTextileStage(
    world,
    { parameters: parameters.textile, people, startDayNumber },
    textilePorts(
      run,
      desks.textile.ask,
      fabrics,
      planning,
      energy,
      {
        next: (mill) => {
          batchCounts[mill] = batchCounts[mill]! + 1;
          return batchCounts[mill]! - 1;
        },
      },
      (yarn) => {
        const mill = millOfSite.get(lots.site(yarn));
        if (mill !== undefined) spinning.correctDrafting(mill);
      },
      (batch) => {
        planning.receive(batch);
        agents.noteFinished(lots.grams(batch));
        if (lots.trait(batch, FABRIC.grade) === 1) customs.receive(EXPORT_GOOD.fabric, lots.grams(batch));
        tallyFabric(tally, world, batch);
      },
    ),
  );
  const agents = new DeskStaffing(run, startDayNumber, () => desk);
  const desk: ContactDeskStage = createContactDeskStage(
    world,
    { parameters: parameters.contactDesk, startDayNumber, hasBot: options.modules.has('staffing') },
    agents,
  );
  const stages: readonly Stage[] = [field, haulage, gin, spinning, textile, market, customs, desk];
  const trace = new DayTrace(0, 0);
  kernel.setTrace(trace.sink);
  let isFinished = false;
  let closedDays = 0;
  const stocks = new Float64Array(4096);

  /** Once nothing more can come from upstream, each stage is told, so that it finishes its last partial lots. */
  const closeSeasons = (): void => {
    if (field.isBusy()) return;
    yields.harvested((block) => deliveries.pickedKg(block) / KG_PER_TONNE / cluster.blocks[block]!.areaHa);
    if (haulage.isBusy()) return;
    for (let g = 0; g < cluster.gins.length; g += 1) gin.closeSeason(g);
    if (gin.isBusy()) return;
    for (let m = 0; m < cluster.spinningMills.length; m += 1) spinning.closeSeason(m);
    if (spinning.isBusy()) return;
    for (let m = 0; m < cluster.textileMills.length; m += 1) textile.closeSeason(m);
    isFinished = !textile.isBusy();
  };

  const sinkLots = (): void => {
    ledger.accounts.forEach((account, index) => {
      const mass = ledger.todayInGrams(index);
      if (account.kind !== 'sink' || account.use === 'sold' || account.use === 'moisture' || mass <= 0) return;
      const kind = account.use === 'byProduct' ? LOT_KIND.byProduct : LOT_KIND.loss;
      lots.consume(lots.create(kind, index, mass, kernel.now, account.site, -1, kernel.now));
    });
  };

  const meterElectricity = (): void => {
    for (const stage of stages) stage.meterElectricity?.(closedDays);
  };
  /** What follows counts for the tariff zone that begins now; the meters must have been read. */
  const enterZone = (): void => activities.electricity.setZone(zoneAt(tariff, kernel.now));

  const closeDay = (): void => {
    meterElectricity();
    if (closedDays === plantingDay) for (const block of cluster.blocks) activities.add(block.site, ACTIVITY.cultivatedArea, block.areaHa);
    for (const stage of stages) stage.closeDay(closedDays);
    sinkLots();
    stocks.fill(0, 0, ledger.accounts.length);
    lots.addStocksInto(stocks);
    const error = ledger.closeDay(stocks);
    assert(error === 0, `mass does not balance on day ${closedDays}: off by ${error} g`);
    for (let i = 0; i < ledger.accounts.length; i += 1) trace.fold(ledger.stockGrams(i));
    for (let site = 0; site < cluster.sites.length; site += 1) trace.fold(activities.today(site, ACTIVITY.electricity));
    activities.closeDay();
    enterZone();
    trace.closeUntil(kernel.now);
    closedDays += 1;
    closeSeasons();
    if (closedDays >= MOST_DAYS) isFinished = true;
  };

  const simulation: Simulation = {
    get tick() {
      return kernel.now;
    },
    startDayNumber,
    weatherYear,
    get isFinished() {
      return isFinished;
    },
    world,
    decisions: log,
    forecasts,
    deliveries,
    get dayDigests() {
      return trace.days;
    },
    advanceTo: (tick) => {
      while (!isFinished && kernel.now < tick) {
        const dayEnd = (closedDays + 1) * TICKS_PER_DAY;
        const zoneEnd = nextZoneTick(tariff, kernel.now);
        const sampleEnd = energy.nextSampleTick(kernel.now);
        kernel.runUntil(Math.min(tick, zoneEnd, sampleEnd));
        if (kernel.now === dayEnd) closeDay();
        else if (kernel.now === zoneEnd) {
          meterElectricity();
          enterZone();
        } else if (kernel.now === sampleEnd) meterElectricity();
        if (kernel.now === sampleEnd) energy.sample();
      }
    },
    runToEnd: () => {
      simulation.advanceTo((MOST_DAYS + 1) * TICKS_PER_DAY);
    },
    observe: () => observeCluster(world, { field, haulage, gin, spinning, textile }, isFinished),
    machines: () => stages.flatMap((stage) => stage.machines()),
    staff: () => stages.flatMap((stage) => stage.people?.() ?? []),
    accounts: () => {
      const machines = simulation.machines();
      const outcome = outcomeOf(world, { ...tally }, machines, log.meanLatencyTicks(), marketSales(market), exportTotals(run, customs), desk.totals());
      const investment = moduleInvestmentUsd(economics, parameters.information, cluster, scenario.digitalisation, options.modules);
      return {
        outcome,
        money: moneyOf(outcome, moneyParameters, investment, options.modules.size),
        costs: costSplits(outcome, cluster, moneyParameters),
        electricityKzt: electricityCostKzt(outcome.electricity, tariff, () => true),
        digitalisationPercent: digitalisationPercent(scenario.digitalisation, options.modules),
      };
    },
    digest: () => {
      const digest = new Digest();
      for (const day of trace.days) digest.addText(day);
      return digest.hex();
    },
    snapshot: () => ({
      ...clonePlain({
        kernel: kernel.save(),
        streams: streams.save(),
        lots: lots.save(),
        ledger: ledger.save(),
        activities: activities.save(),
        stages: stages.map((stage) => stage.save()),
        desks: [desks.gin.save(), desks.spinning.save(), desks.textile.save()],
        store: store.save(),
        readings: run.readings.save(),
        calls: calls.save(),
        orders: [orders.irrigation.save(), orders.harvest.save(), orders.maintenance.save()],
        yields: yields.save(),
        fabrics: fabrics.save(),
        planning: planning.save(),
        energy: energy.save(),
        shipment: shipment.save(),
        agents: agents.save(),
        staffing: staffing.save(),
        deliveries: deliveries.save(),
        trace: trace.save(),
        tally: { ...tally },
        batchCounts,
        closedDays,
        isFinished,
      }),
      // Their many rows never change and are shared with the run, not copied.
      log: log.save(),
      forecasts: forecasts.save(),
    }),
    restore: (saved) => {
      const from = saved as unknown as Record<string, Plain> & { stages: Plain[]; desks: Plain[] };
      kernel.load(from['kernel']);
      streams.load(from['streams']);
      lots.load(from['lots']);
      ledger.load(from['ledger']);
      activities.load(from['activities']);
      stages.forEach((stage, index) => stage.load(from.stages[index]));
      [desks.gin, desks.spinning, desks.textile].forEach((desk, index) => desk.load(from.desks[index]));
      store.load(from['store']);
      run.readings.load(from['readings']);
      log.load(from['log']);
      calls.load(from['calls']);
      forecasts.load(from['forecasts']);
      const savedOrders = from['orders'] as Plain[];
      [orders.irrigation, orders.harvest, orders.maintenance].forEach((pending, index) => pending.load(savedOrders[index]));
      yields.load(from['yields']);
      fabrics.load(from['fabrics']);
      planning.load(from['planning']);
      energy.load(from['energy']);
      shipment.load(from['shipment']);
      agents.load(from['agents']);
      staffing.load(from['staffing']);
      deliveries.load(from['deliveries']);
      trace.load(from['trace']);
      Object.assign(tally, from['tally']);
      batchCounts.set(from['batchCounts'] as Float64Array);
      closedDays = from['closedDays'] as number;
      isFinished = from['isFinished'] as boolean;
    },
  };
  return simulation;
}
