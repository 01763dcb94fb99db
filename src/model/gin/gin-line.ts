// One gin: cotton from the yard through the line to the press. What to gin and how is asked from the ports; nothing is decided here.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { transferLot } from '../domain/books.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import { FIBRE, FIBRE_TRAITS } from '../domain/lots.ts';
import type { GinPorts } from '../domain/ports.ts';
import { yellowingShare } from '../domain/storage.ts';
import type { PeopleRules } from '../people/index.ts';
import type { StageWorld } from '../stage.ts';
import { openGinAccounts } from './accounts.ts';
import type { GinAccounts } from './accounts.ts';
import { BaleNoise } from './bale-noise.ts';
import { evaporatedWater } from './formulas/drying.ts';
import { respiredShare, stackMoisturePercent } from './formulas/yard.ts';
import type { GinEventCodes } from './gin-events.ts';
import { GinMachines } from './gin-machines.ts';
import type { GinParameters } from './gin-parameters.ts';
import { emptyOutcome, OutcomeModel } from './lot-outcome.ts';
import type { LotOutcome } from './lot-outcome.ts';
import { ginEffects } from './machine-effects.ts';
import { Press } from './press.ts';
import { Yard } from './yard.ts';

const NONE = -1;

/** The lot in the line and when it had come, flags, totals. */
type State = {
  lot: number;
  arrivedTick: number;
  hoursAhead: number;
  isDailyOn: boolean;
  isSeasonClosed: boolean;
  ginnedGrams: number;
  standLintGrams: number;
  dryLintGrams: number;
  /** The part of the lot's electricity that is booked already. */
  meteredShare: number;
};

export class GinLine implements Snapshotable {
  readonly yard = new Yard();
  readonly press: Press;
  readonly machines: GinMachines;
  readonly #accounts: GinAccounts;
  readonly #world: StageWorld;
  readonly #p: GinParameters;
  readonly #ports: GinPorts;
  readonly #codes: GinEventCodes;
  readonly #index: number;
  readonly #site: number;
  readonly #outcomes: OutcomeModel;
  readonly #lintFraction: number;
  #state: State = {
    lot: NONE,
    arrivedTick: NONE,
    hoursAhead: 0,
    isDailyOn: false,
    isSeasonClosed: false,
    ginnedGrams: 0,
    standLintGrams: 0,
    dryLintGrams: 0,
    meteredShare: 0,
  };
  /** What becomes of the lot in the line. */
  #outcome = emptyOutcome();
  readonly #traits = new Float64Array(FIBRE_TRAITS.length);

  constructor(world: StageWorld, index: number, parameters: GinParameters, rules: PeopleRules, ports: GinPorts, codes: GinEventCodes) {
    const gin = world.cluster.gins[index]!;
    this.#world = world;
    this.#p = parameters;
    this.#ports = ports;
    this.#codes = codes;
    this.#index = index;
    this.#site = gin.site;
    this.#accounts = openGinAccounts(world.ledger, gin.site, world.cluster.sites[gin.site]!.id);
    const effects = ginEffects(parameters, gin.kind);
    this.#lintFraction = effects.lintFraction;
    this.#outcomes = new OutcomeModel(parameters, effects);
    this.machines = new GinMachines(
      world, index, parameters, rules, effects,
      (question) => ports.plansMaintenance(question),
      codes,
      (lot) => this.#completes(lot),
    );
    const noise = new BaleNoise(parameters);
    this.press = new Press(world, this.#accounts, gin.site, parameters.baleKg, noise, world.streams.get('gin.baleTraits', index));
  }

  /** The lot being ginned, −1 when there is none. */
  get lot(): number {
    return this.#state.lot;
  }

  /** Seed cotton ginned so far, grams. */
  get ginnedGrams(): number {
    return this.#state.ginnedGrams;
  }

  /** Lint that has left the stands, and what of it was pressed (without the water put back), grams. */
  get standLintGrams(): number {
    return this.#state.standLintGrams;
  }

  get pressedLintGrams(): number {
    return this.#state.dryLintGrams;
  }

  /** Rated intake, tonnes of seed cotton per hour. */
  get ratedTonnesPerHour(): number {
    return this.machines.ratedLintGramsPerHour / this.#lintFraction / GRAMS_PER_TONNE;
  }

  /** Hours that a lot which arrives now would wait, at the rated speed of the stands that are up (one at least is taken as up). */
  waitingHours(): number {
    const inLine = this.machines.workRemaining / this.#lintFraction;
    const stands = this.#world.cluster.gins[this.#index]!.stands;
    const share = Math.max(1 / stands, this.machines.availableShare);
    return (this.yard.grams + inLine) / GRAMS_PER_TONNE / (this.ratedTonnesPerHour * share);
  }

  /** When a lot of the yard or the line arrived, tick; −1 for any other lot. */
  arrivedTick(lot: number): number {
    if (lot === this.lot) return this.#state.arrivedTick;
    const place = this.yard.find(lot);
    return place === NONE ? NONE : this.yard.arrivedTick(place);
  }

  /** What `waitingHours` said when a lot of the yard or the line arrived; −1 for any other lot. */
  hoursAheadAtArrival(lot: number): number {
    if (lot === this.lot) return this.#state.hoursAhead;
    const place = this.yard.find(lot);
    return place === NONE ? NONE : this.yard.hoursAhead(place);
  }

  /** Books a delivered lot into the yard; calls the crew if it is away and starts the line if it is idle. */
  receive(lot: number): void {
    const { lots, ledger, kernel } = this.#world;
    const hoursAhead = this.waitingHours();
    transferLot(lots, ledger, lot, this.#accounts.yard);
    this.yard.add(lot, lots.grams(lot), kernel.now, hoursAhead);
    this.machines.callCrew();
    if (!this.#state.isDailyOn) {
      this.#state.isDailyOn = true;
      kernel.schedule(nextMorning(kernel.now), RANK.decision, this.#codes.morning, this.#index, 0);
    }
    if (this.lot === NONE) this.#startNext();
  }

  /** No more cotton will come: the gin ends its season as soon as the yard is empty. */
  closeSeason(): void {
    this.#state.isSeasonClosed = true;
    if (this.lot === NONE && this.yard.count === 0) this.#endSeason();
  }

  isBusy(): boolean {
    return !this.#state.isSeasonClosed || this.lot !== NONE || this.yard.count > 0 || this.press.boxLot !== NONE;
  }

  /** The daily question about maintenance, from the first lot to the end of the season. */
  morning(): void {
    const { kernel } = this.#world;
    if (!this.isBusy()) {
      this.#state.isDailyOn = false;
      return;
    }
    kernel.schedule(kernel.now + TICKS_PER_DAY, RANK.decision, this.#codes.morning, this.#index, 0);
    const neededHours = this.yard.grams / GRAMS_PER_TONNE / this.ratedTonnesPerHour;
    this.machines.morningRound(Math.max(0, 1 - neededHours / 24));
  }

  /** Books electricity since the last call: the fixed power, and of the lot in hand the part that is ginned. */
  meterElectricity(): void {
    this.machines.meterElectricity();
    if (this.lot !== NONE) this.#bookElectricity(1 - this.machines.workRemaining / this.#outcome.standLintGrams);
  }

  save(): Plain {
    return {
      state: { ...this.#state },
      outcome: { ...this.#outcome, traits: this.#outcome.traits.slice() },
      yard: this.yard.save(),
      press: this.press.save(),
      machines: this.machines.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { state: State; outcome: LotOutcome; yard: Plain; press: Plain; machines: Plain };
    this.#state = { ...from.state };
    this.#outcome = { ...from.outcome, traits: from.outcome.traits.slice() };
    this.yard.load(from.yard);
    this.press.load(from.press);
    this.machines.load(from.machines);
  }

  #startNext(): void {
    const { lots, ledger, kernel } = this.#world;
    const s = this.#state;
    const o = this.#outcome;
    const lot = this.#ports.chooseLot(this.#index);
    const place = this.yard.find(lot);
    if (place === NONE) assert(false, `lot ${lot} was chosen but is not in the yard of gin ${this.#index}`);
    s.lot = lot;
    s.meteredShare = 0;
    s.arrivedTick = this.yard.arrivedTick(place);
    s.hoursAhead = this.yard.hoursAhead(place);
    this.yard.remove(place, lots.grams(lot));
    transferLot(lots, ledger, lot, this.#accounts.line);
    const lostInYard = this.#age(lot, (kernel.now - s.arrivedTick) / TICKS_PER_DAY);
    const setting = this.#ports.chooseSetting(this.#index, lot);
    for (let i = 0; i < this.#traits.length; i += 1) this.#traits[i] = lots.trait(lot, i);
    this.#outcomes.compute(lots.grams(lot), this.#traits, lostInYard, this.#world.cluster.blocks[lots.origin(lot)]?.lintFactor ?? 1, setting, o);
    this.machines.start(lot, o.standLintGrams, o.speedFactor, setting.lintCleaners);
  }

  /** Lets the days in the yard act on a lot's moisture and colour; returns the share of its mass that dried off or respired. */
  #age(lot: number, days: number): number {
    const { lots } = this.#world;
    const p = this.#p;
    const before = lots.trait(lot, FIBRE.moisturePercent);
    const after = stackMoisturePercent(before, days, p.yardEquilibriumPercent, p.yardDryingDays);
    const mean = (before + after) / 2;
    lots.setTrait(lot, FIBRE.yellowness, lots.trait(lot, FIBRE.yellowness) * (1 + yellowingShare(mean, days)));
    lots.setTrait(lot, FIBRE.moisturePercent, after);
    return evaporatedWater(1, before, after) + respiredShare(mean, days, p.respirationOnsetPercent, p.respirationPerDayPoint);
  }

  #completes(lot: number): void {
    const { lots, ledger, activities } = this.#world;
    const a = this.#accounts;
    const o = this.#outcome;
    const s = this.#state;
    ledger.post(a.line, a.evaporation, o.evaporatedGrams);
    ledger.post(a.line, a.trash, o.trashGrams);
    ledger.post(a.line, a.fibreLoss, o.fibreLossGrams);
    ledger.post(a.line, a.motes, o.motesGrams);
    ledger.post(a.line, a.cottonseed, o.cottonseedGrams);
    ledger.post(a.line, a.pressBox, o.dryLintGrams);
    ledger.post(a.restorationWater, a.pressBox, o.restoredGrams);
    activities.add(this.#site, ACTIVITY.heat, o.heatMj);
    this.#bookElectricity(1);
    s.ginnedGrams += lots.grams(lot);
    s.standLintGrams += o.standLintGrams;
    s.dryLintGrams += o.dryLintGrams;
    this.press.take(lot, o.dryLintGrams + o.restoredGrams, o.traits);
    lots.consume(lot);
    s.lot = NONE;
    this.#handOverBales();
    if (this.yard.count > 0) this.#startNext();
    else {
      this.machines.waitForCotton();
      if (s.isSeasonClosed) this.#endSeason();
    }
  }

  /** Books the lot's electricity up to this share of its work. */
  #bookElectricity(share: number): void {
    const { activities } = this.#world;
    const o = this.#outcome;
    const part = Math.max(0, share - this.#state.meteredShare);
    this.#state.meteredShare = Math.max(this.#state.meteredShare, share);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.seedCottonCleaning, part * o.seedCottonCleaningKwh);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.ginning, part * o.ginningKwh);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.lintCleaning, part * o.lintCleaningKwh);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.press, part * o.pressKwh);
  }

  #endSeason(): void {
    this.press.pressRest();
    this.#handOverBales();
    this.machines.sendCrewHome();
  }

  #handOverBales(): void {
    const first = this.press.firstBale;
    const { count } = this.press;
    for (let i = 0; i < count; i += 1) this.#ports.baleReady(first + i, this.#index);
  }
}

/** Six o'clock of the next day, or of this one when it is still to come. */
function nextMorning(tick: number): number {
  const six = Math.floor(tick / TICKS_PER_DAY) * TICKS_PER_DAY + 6 * TICKS_PER_HOUR;
  return six > tick ? six : six + TICKS_PER_DAY;
}
