// The course of a season: the daily event of each block, the start and end of picking, and lots cut from trailers. Formulas are elsewhere.
import { clonePlain, type Plain, type Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { LOT_KIND } from '../domain/lots.ts';
import type { FieldPorts } from '../domain/ports.ts';
import { CORRELATED_COUNT } from '../domain/trait-correlation.ts';
import { varietyTraits, type VarietyTraits } from '../parameters/varieties.ts';
import type { StageWorld } from '../stage.ts';
import { blockCrops } from './block-crops.ts';
import { openBolls, type OpeningBlock } from './boll-opening-day.ts';
import { createCropModel, type CropModel, type SeasonStart } from './crop/crop-model.ts';
import type { FieldParameters } from './field-parameters.ts';
import type { FieldStageOptions } from './field-stage.ts';
import { AHEAD, createFieldState, NO_PASS, STANDING_STRIDE, TRAILER_STRIDE, type FieldState } from './field-state.ts';
import { varietyPace } from './formulas/boll-growth.ts';
import { isTimeToDefoliate, leavesLeft } from './formulas/defoliation.ts';
import { LotTraits } from './lot-traits.ts';
import { pickOneDay } from './picking-day.ts';
import { hasSameWinter, leachInWinter } from './winter-leaching.ts';

/** 1 mm on 1 ha. */
const M3_PER_HA_MM = 10;
/** Trailers leave the field between these hours, evenly. Assumed. */
const FIRST_TRAILER_HOUR = 10;
const LAST_TRAILER_HOUR = 19;
/** A share of open bolls from which nothing worth waiting for opens any more. */
const ALL_OPEN = 0.995;
/** Days over which the labour of growing is spread: planting to maturity in an average year (agronomy sheet 3.1, 146 days). */
const GROWING_DAYS = 146;

interface DayOfWeather {
  tMinC: number;
  tMaxC: number;
  rainMm: number;
  et0Mm: number;
  humidityPercent: number;
}

/** Every block of the cluster through one season. */
export class FieldSeason implements Snapshotable {
  readonly crop: CropModel;
  readonly state: FieldState;
  readonly plantingDay: number;
  readonly #world: StageWorld;
  readonly #p: FieldParameters;
  readonly #ports: FieldPorts;
  readonly #lotTraits: LotTraits;
  readonly #traitStreams: Stream[];
  readonly #pickingStreams: Stream[];
  readonly #varieties: readonly VarietyTraits[];
  readonly #opening: readonly OpeningBlock[];
  readonly #sources: Int32Array;
  readonly #edges: Int32Array;
  readonly #dayEvent: number;
  readonly #lotEvent: number;
  readonly #today: DayOfWeather = { tMinC: 0, tMaxC: 0, rainMm: 0, et0Mm: 0, humidityPercent: 0 };

  constructor(world: StageWorld, options: FieldStageOptions, ports: FieldPorts) {
    const { kernel, streams, cluster, ledger, weather } = world;
    const { blocks } = cluster;
    const p = options.parameters;
    this.#world = world;
    this.#p = p;
    this.#ports = ports;
    this.plantingDay = options.plantingDay;
    this.crop = createCropModel(blockCrops(blocks, p));
    this.state = createFieldState(blocks.length);
    this.#lotTraits = new LotTraits(p);
    this.#traitStreams = blocks.map((_, b) => streams.get('field.lotTraits', b));
    this.#pickingStreams = blocks.map((_, b) => streams.get('field.picking', b));
    this.#varieties = blocks.map(({ variety }) => varietyTraits(options.varieties, variety));
    this.#opening = blocks.map(({ areaHa }, b) => ({ areaHa, pace: varietyPace(p, this.#varieties[b]!.openingDays) }));
    this.#sources = new Int32Array(blocks.length);
    this.#edges = new Int32Array(blocks.length);
    this.#dayEvent = kernel.register('field.day', (b) => this.#day(b));
    this.#lotEvent = kernel.register('field.lotReady', (lot) => this.#lotReady(lot));
    const season = { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from: options.plantingDay, to: weather.days };
    const start = { ...season, co2Ppm: p.co2Ppm, restoresWater: true, scheduleMm: undefined };
    blocks.forEach((block, b) => {
      const { id } = cluster.sites[block.site]!;
      const place = blocks.findIndex((other) => other.site === block.site) === b ? id : `${id}-${b}`;
      this.#sources[b] = ledger.open({ name: `${place}/crop`, kind: 'source', material: 'seedCotton', site: block.site, use: undefined });
      this.#edges[b] = ledger.open({ name: `${place}/edge`, kind: 'stock', material: 'seedCotton', site: block.site, use: undefined });
      const luck = streams.get('field.management', b);
      this.state.yieldFactor[b] = Math.min(1, luck.lognormal(p.managementFactor, p.managementCv) * (block.irrigation === 'drip' ? p.dripCareFactor : 1));
      this.#lotTraits.drawBlock(luck, this.state.blockNoise, b * CORRELATED_COUNT);
      this.state.bollRatio[b] = 1;
      this.state.bollTemperatureC[b] = (weather.tMinC[options.plantingDay]! + weather.tMaxC[options.plantingDay]!) / 2;
      if (block.leachingMm > 0) this.#leach(b, start);
      this.crop.startSeason(b, block.leachingMm > 0 ? { ...start, restoresWater: false } : start);
      kernel.schedule(options.plantingDay * TICKS_PER_DAY, RANK.weather, this.#dayEvent, b, 0);
    });
  }

  /** The winter of block b, taken from an earlier block that had the same. */
  #leach(b: number, start: SeasonStart): void {
    const { blocks } = this.#world.cluster;
    const same = blocks.findIndex((other) => hasSameWinter(other, blocks[b]!));
    if (same < b) this.crop.copyBlock(same, b);
    else leachInWinter(this.crop, b, blocks[b]!, this.#p, start);
  }

  #day(b: number): void {
    const { kernel, weather } = this.#world;
    const day = kernel.now / TICKS_PER_DAY;
    this.#readWeather(day);
    this.#grow(b, day);
    openBolls(this.state, this.crop, b, day, weather, this.#p, this.#opening[b]!);
    this.#defoliate(b, day);
    this.#pick(b, day);
    const isLastDay = day + 1 >= weather.days || day >= this.plantingDay + this.#p.harvestEndDays;
    if (isLastDay || this.#isDone(b)) this.#clear(b);
    else kernel.schedule(kernel.now + TICKS_PER_DAY, RANK.weather, this.#dayEvent, b, 0);
  }

  #readWeather(day: number): void {
    const { weather } = this.#world;
    const today = this.#today;
    today.tMinC = weather.tMinC[day]!;
    today.tMaxC = weather.tMaxC[day]!;
    today.rainMm = weather.rainMm[day]!;
    today.et0Mm = weather.et0Mm[day]!;
    today.humidityPercent = weather.humidityPercent[day]!;
  }

  /** Irrigation and one day of the crop model, from planting to maturity. */
  #grow(b: number, day: number): void {
    const { state, crop } = this;
    const { activities, cluster } = this.#world;
    state.irrigationMm[b] = 0;
    if (!crop.isGrowing(b)) {
      state.evapotranspirationMm[b] = 0;
      return;
    }
    const block = cluster.blocks[b]!;
    const doseMm = Math.max(0, this.#ports.irrigationMm(b, day));
    if (doseMm > 0) {
      state.irrigationMm[b] = doseMm;
      state.seasonIrrigationMm[b] = state.seasonIrrigationMm[b]! + doseMm;
      const hoursPerHa = block.irrigation === 'drip' ? this.#p.dripHoursPerHa : this.#p.furrowHoursPerHa;
      activities.add(block.site, ACTIVITY.irrigationWater, doseMm * M3_PER_HA_MM * block.areaHa);
      activities.add(block.site, ACTIVITY.labour, hoursPerHa * block.areaHa);
    }
    activities.add(block.site, ACTIVITY.labour, (this.#p.growingHoursPerHa / GROWING_DAYS) * block.areaHa);
    crop.advanceDay(b, this.#today, doseMm);
    state.evapotranspirationMm[b] = crop.state.evaporationMm[b]! + crop.state.transpirationMm[b]!;
  }

  /** Fields for machines are sprayed by the rule of the district; sprayed leaves fall, and those that froze count no more. Growth ends with the leaves. */
  #defoliate(b: number, day: number): void {
    const { state } = this;
    if (this.#world.cluster.blocks[b]!.picking !== 'machine' || state.openShare[b] === 0) return;
    const p = this.#p;
    if (state.isKilled[b] !== 0) state.leafShare[b] = 0;
    else if (state.defoliatedDay[b]! >= 0) state.leafShare[b] = leavesLeft(p, day - state.defoliatedDay[b]!);
    else if (isTimeToDefoliate(p, state.openShare[b]!, day - this.plantingDay)) {
      state.defoliatedDay[b] = day;
      this.crop.harvest(b);
    }
  }

  /** Machines wait until the leaves of a sprayed field are down. */
  #leavesFall(b: number, day: number): boolean {
    const sprayed = this.state.defoliatedDay[b]!;
    return sprayed >= 0 && this.state.isKilled[b] === 0 && day < sprayed + this.#p.leafFallDays;
  }

  #pick(b: number, day: number): void {
    const { state } = this;
    if (state.passShare[b] === NO_PASS) {
      if (state.openShare[b] === 0 || state.picksDone[b]! >= this.#p.mostPicks || this.#leavesFall(b, day)) return;
      if (!this.#ports.startsPick(b, day) && !this.#mustPick(b, day)) return;
      state.passShare[b] = 0;
      state.pickStartDay[b] = day;
    }
    const { cluster, activities } = this.#world;
    const luck = this.#pickingStreams[b]!.lognormal(1, this.#p.dailyCapacityCv);
    pickOneDay(state, b, cluster.blocks[b]!, this.#today, luck, this.#p, activities);
    this.#cutLots(b, false);
  }

  /** After a killing frost, and late in the season, what stands there is brought in whether or not anybody has decided so. */
  #mustPick(b: number, day: number): boolean {
    const isLate = day >= this.plantingDay + this.#p.latestStartDays;
    return (isLate || this.state.isKilled[b] !== 0) && this.#isWorthPicking(b);
  }

  #isWorthPicking(b: number): boolean {
    const isMachine = this.#world.cluster.blocks[b]!.picking === 'machine';
    const kgPerHa = this.state.standing[(b * 2 + AHEAD) * STANDING_STRIDE]!;
    return kgPerHa >= (isMachine ? this.#p.machineLeastKgPerHa : this.#p.handLeastKgPerHa);
  }

  /** No pass is under way and none will come: all picks done, or nothing more opens and too little is open. */
  #isDone(b: number): boolean {
    const { state } = this;
    if (state.passShare[b] !== NO_PASS) return false;
    if (state.picksDone[b]! >= this.#p.mostPicks) return true;
    const opensNoMore = state.isKilled[b] !== 0 || state.openShare[b]! >= ALL_OPEN;
    return opensNoMore && !this.#isWorthPicking(b);
  }

  /** Ends the season of the block: the last trailer leaves, however full; open cotton stays in the field as a loss. */
  #clear(b: number): void {
    const { state } = this;
    this.#cutLots(b, true);
    state.lostDryKg[b] = state.lostDryKg[b]! + this.openKgPerHa(b) * this.#world.cluster.blocks[b]!.areaHa;
    const first = b * 2 * STANDING_STRIDE;
    state.standing.fill(0, first, first + 2 * STANDING_STRIDE);
    state.passShare[b] = NO_PASS;
    state.isOver[b] = 1;
    this.crop.harvest(b);
  }

  /** Open dry seed cotton, kg per ha of the whole block. */
  openKgPerHa(b: number): number {
    const { standing, passShare } = this.state;
    const ahead = b * 2 * STANDING_STRIDE;
    const done = passShare[b] === NO_PASS ? 0 : passShare[b]!;
    return standing[ahead]! * (1 - done) + standing[ahead + STANDING_STRIDE]! * done;
  }

  /** Cuts full trailers, and with `isLast` also the rest, into lots that leave the field in the course of the day. */
  #cutLots(b: number, isLast: boolean): void {
    const { trailer } = this.state;
    const at = b * TRAILER_STRIDE;
    const fullGrams = Math.round(this.#p.trailerKg * GRAMS_PER_KG);
    const count = Math.floor((trailer[at]! * GRAMS_PER_KG) / fullGrams);
    for (let i = 0; i < count; i += 1) {
      this.#cutLot(b, fullGrams, (i + 1) / (count + 1));
      trailer[at] = Math.max(0, trailer[at]! - fullGrams / GRAMS_PER_KG);
    }
    if (!isLast) return;
    const restGrams = Math.floor(trailer[at]! * GRAMS_PER_KG);
    if (restGrams > 0) this.#cutLot(b, restGrams, 1);
    trailer[at] = 0;
  }

  #cutLot(b: number, massGrams: number, shareOfDay: number): void {
    const { kernel, ledger, lots, cluster } = this.#world;
    const hour = FIRST_TRAILER_HOUR + (LAST_TRAILER_HOUR - FIRST_TRAILER_HOUR) * shareOfDay;
    const tick = kernel.now + Math.round(hour * TICKS_PER_HOUR);
    const { site } = cluster.blocks[b]!;
    ledger.post(this.#sources[b]!, this.#edges[b]!, massGrams);
    const lot = lots.create(LOT_KIND.seedCotton, this.#edges[b]!, massGrams, tick, site, b, tick);
    this.#lotTraits.give(lots, lot, this.state, b, this.#varieties[b]!, this.#traitStreams[b]!);
    this.state.lotsCut[b] = this.state.lotsCut[b]! + 1;
    this.state.pickedGrams[b] = this.state.pickedGrams[b]! + massGrams;
    this.state.lotsOnTheirWay[0] = this.state.lotsOnTheirWay[0]! + 1;
    kernel.schedule(tick, RANK.arrival, this.#lotEvent, lot, 0);
  }

  #lotReady(lot: number): void {
    this.state.lotsOnTheirWay[0] = this.state.lotsOnTheirWay[0]! - 1;
    this.#ports.lotReady(lot);
  }

  save(): Plain {
    return { crop: this.crop.save(), state: clonePlain(this.state as unknown as Plain) };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { crop: Plain; state: FieldState };
    this.crop.load(from.crop);
    for (const name of Object.keys(this.state) as (keyof FieldState)[]) this.state[name].set(from.state[name]);
  }
}
