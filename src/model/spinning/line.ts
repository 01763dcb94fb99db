// One spinning mill: store, laydowns, the packets on their way from blowroom to yarn, waste and yarn. Decisions come from the ports.
import { assert } from '../../base/assert.ts';
import { clamp } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, TICKS_PER_DAY } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import type { SpinningMill } from '../domain/cluster.ts';
import { LOT_KIND, YARN } from '../domain/lots.ts';
import type { SpinningPorts } from '../domain/ports.ts';
import { MachineGroup } from '../machine-group.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import { openSpinningAccounts } from './accounts.ts';
import { BaleStore } from './bale-store.ts';
import { Campaigns } from './campaigns.ts';
import { openLaydown } from './laydown.ts';
import { layOutLine } from './line-layout.ts';
import type { LineLayout } from './line-layout.ts';
import { roomHumidityPercent } from './mill-climate.ts';
import { MillMeter } from './mill-meter.ts';
import { doff, takeWaste } from './packets.ts';
import { kgPerPositionHour, routeValues } from './route-values.ts';
import type { RouteValues } from './route-values.ts';
import { emptySpunPacket, spinInto } from './spun-packet.ts';
import { referenceCvPercent } from './traits.ts';
import { windingFactor } from './winding-room.ts';

/** Limits of the spindle or rotor speed, share of rated. */
const SLOWEST = 0.85;
const FASTEST = 1.15;
const NO_LOT = -1;
const BLOWROOM = 0;

// Rows of the numeric state.
const IS_OPEN = 0;
const IS_CLOSING = 1;
const IS_FINISHED = 2;
const IS_DRIFTING = 3;
const LAST_MICRONAIRE = 4;
const SPEED = 5;
const SPEED_LAYDOWN = 6;
const PACKETS = 7;
/** Count that the frames are set up for, Ne. */
const SET_UP_NE = 8;
const FIELDS = 9;

export class SpinningLine implements Snapshotable {
  readonly mill: SpinningMill;
  readonly accounts: SpinningAccounts;
  readonly groups: readonly MachineGroup[];
  readonly layout: LineLayout;
  readonly route: RouteValues;
  readonly store: BaleStore;
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: SpinningValues;
  readonly #ports: SpinningPorts;
  readonly #streams: { readonly yarn: Stream; readonly breaks: Stream };
  readonly #state = new Float64Array(FIELDS);
  /** Packets before each process. */
  readonly #waiting: number[][];
  readonly #last: number;
  readonly #reusable: number[] = [];
  readonly #chosen: Int32Array;
  readonly #campaigns: Campaigns;
  readonly #meter: MillMeter;
  readonly #spun = emptySpunPacket();

  constructor(world: StageWorld, index: number, parameters: SpinningValues, ports: SpinningPorts) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.mill = world.cluster.spinningMills[index]!;
    this.route = routeValues(this.mill, parameters);
    this.store = new BaleStore(this.mill.storeBales ?? Infinity);
    this.accounts = openSpinningAccounts(world, this.mill);
    this.layout = layOutLine(this.mill, this.route, parameters);
    this.#streams = { yarn: world.streams.get('spinning.yarn', index), breaks: world.streams.get('spinning.endBreaks', index) };
    this.#chosen = new Int32Array(this.mill.laydownBales);
    this.#campaigns = new Campaigns(this.mill);
    this.#waiting = this.layout.groups.map(() => []);
    this.#last = this.layout.groups.length - 1;
    this.groups = this.layout.groups.map((options, process) => new MachineGroup(world, options, (lot) => this.#complete(process, lot)));
    this.#meter = new MillMeter(world, this.mill, this.route, this.groups, parameters);
    this.#state[LAST_MICRONAIRE] = NaN;
    this.#state[SPEED] = 1;
    this.#state[SPEED_LAYDOWN] = NO_LOT;
    this.#state[SET_UP_NE] = this.mill.campaigns?.[0]?.countNe ?? this.mill.countNe;
  }

  /** True until the season is closed and everything is spun. */
  get isBusy(): boolean {
    return this.#state[IS_FINISHED] === 0;
  }

  get isDrifting(): boolean {
    return this.#state[IS_DRIFTING] === 1;
  }

  /** Relative humidity of the spinning room today, %. */
  get roomHumidityPercent(): number {
    return roomHumidityPercent(this.#world.weather, Math.floor(this.#world.kernel.now / TICKS_PER_DAY), this.#p);
  }

  receive(bale: number): void {
    const { lots, ledger } = this.#world;
    assert(lots.kind(bale) === LOT_KIND.bale, `lot ${bale} is not a bale`);
    if (this.store.isFull) {
      transferLot(lots, ledger, bale, this.accounts.yard);
      this.store.leaveOutside(bale);
    } else {
      transferLot(lots, ledger, bale, this.accounts.store);
      this.store.add(bale);
    }
    this.#state[IS_FINISHED] = 0;
    this.#feed();
  }

  closeSeason(): void {
    this.#state[IS_CLOSING] = 1;
    this.#feed();
  }

  /** Drafting goes out of control; without effect while the mill is shut. */
  startDrift(): void {
    if (this.#state[IS_OPEN] === 1) this.#state[IS_DRIFTING] = 1;
  }

  correctDrafting(): void {
    this.#state[IS_DRIFTING] = 0;
  }

  /** Asks for planned stops of every machine that wears out. */
  dailyRound(): void {
    if (this.#state[IS_OPEN] === 0) return;
    for (const group of this.groups) group.dailyRound((question) => this.#ports.plansMaintenance(question));
  }

  /** Books electricity since the last call by machine group; air conditioning follows the groups and the weather. */
  meterElectricity(day: number): void {
    this.#meter.book(day);
  }

  /** Meters the scheduled crew of the day. */
  closeDay(): void {
    const openHours = this.groups[this.route.spinAt]!.takeOpenHours();
    this.#world.activities.add(this.mill.site, ACTIVITY.labour, openHours * (this.layout.ratedKgPerHour / 100) * this.route.crewHoursPer100Kg);
  }

  save(): Plain {
    return {
      groups: this.groups.map((group) => group.save()),
      store: this.store.save(),
      state: this.#state.slice(),
      waiting: this.#waiting.map((queue) => [...queue]),
      reusable: [...this.#reusable],
      campaigns: this.#campaigns.save(),
      meter: this.#meter.save(),
      spun: { ...this.#spun },
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      groups: Plain[];
      store: ReturnType<BaleStore['save']>;
      state: Float64Array;
      waiting: number[][];
      reusable: number[];
      campaigns: ReturnType<Campaigns['save']>;
      meter: Plain;
      spun: ReturnType<typeof emptySpunPacket>;
    };
    this.groups.forEach((group, process) => group.load(from.groups[process]!));
    this.store.load(from.store);
    this.#state.set(from.state);
    this.#waiting.forEach((queue, process) => queue.splice(0, queue.length, ...from.waiting[process]!));
    this.#reusable.splice(0, this.#reusable.length, ...from.reusable);
    this.#campaigns.load(from.campaigns);
    this.#meter.load(from.meter);
    Object.assign(this.#spun, from.spun);
  }

  /** Starts whatever can start, from the end of the line to its beginning, so that room made downstream is used at once. */
  #feed(): void {
    for (let process = this.#last; process >= BLOWROOM; process -= 1) {
      const group = this.groups[process]!.rate;
      if (!group.isIdle()) continue;
      const queue = this.#waiting[process]!;
      if (process === BLOWROOM && queue.length === 0) this.#openLaydown();
      const isFull = process < this.#last && this.#waiting[process + 1]!.length >= this.#p.bufferPackets;
      if (queue.length === 0) {
        group.unblock();
        group.waitFor('starved');
        continue;
      }
      if (isFull) {
        group.block();
        continue;
      }
      group.unblock();
      this.#start(process, queue.shift()!);
    }
    this.#finishIfDone();
  }

  #openLaydown(): void {
    const size = this.mill.laydownBales;
    const state = this.#state;
    const { lots, ledger } = this.#world;
    if (this.store.count === 0 || (this.store.count < size && state[IS_CLOSING] === 0)) return;
    const count = this.#ports.chooseLaydown(this.#index, this.#chosen);
    assert(count === Math.min(size, this.store.count), `a laydown needs ${Math.min(size, this.store.count)} bales, ${count} were chosen`);
    const queue = this.#waiting[BLOWROOM]!;
    const choice = { bales: this.#chosen, count, lastMicronaire: state[LAST_MICRONAIRE]! };
    const opened = openLaydown(this.#world, this.accounts, this.mill.site, choice, this.#reusable, queue, this.#p);
    state[LAST_MICRONAIRE] = opened.micronaire;
    state[PACKETS] = state[PACKETS]! + queue.length;
    this.store.forgetTaken(lots, this.accounts.store, count);
    this.store.bringIn((bale) => transferLot(lots, ledger, bale, this.accounts.store));
    if (this.#campaigns.opened > 0) this.groups[BLOWROOM]!.setUp(this.#p.laydownChangeHours);
    this.#campaigns.open(opened.laydown);
    if (state[IS_OPEN] === 1) return;
    state[IS_OPEN] = 1;
    for (const group of this.groups) group.rate.setOpen(true);
  }

  #start(process: number, lot: number): void {
    if (process === this.route.spinAt) this.#startSpinning(lot);
    else if (this.route.processes[process] === 'winding') {
      const { lots } = this.#world;
      const factor = windingFactor(lots, lot, this.mill.countNe, this.#p);
      this.groups[process]!.startJob(lot, lots.grams(lot), factor.speed, factor.minorStopShare);
    } else this.groups[process]!.startJob(lot, this.#world.lots.grams(lot), 1, 0);
  }

  #startSpinning(sliver: number): void {
    const { lots } = this.#world;
    const state = this.#state;
    const laydown = lots.parent(sliver, 0);
    const nominalNe = this.#campaigns.countNe(laydown);
    const group = this.groups[this.route.spinAt]!;
    if (laydown !== state[SPEED_LAYDOWN]) {
      const speed = clamp(this.#ports.chooseSpeed(this.#index, laydown), SLOWEST, FASTEST);
      this.#meter.setSpinning(speed, nominalNe);
      state[SPEED] = speed;
      state[SPEED_LAYDOWN] = laydown;
    }
    this.#spun.changeWasteGrams = nominalNe === state[SET_UP_NE] ? 0 : this.#changeCount();
    state[SET_UP_NE] = nominalNe;
    const conditions = {
      nominalNe,
      kgPerPositionHour: kgPerPositionHour(this.route, nominalNe, this.#p),
      speedFactor: state[SPEED]!,
      isDrifting: this.isDrifting,
      meanCardWear: this.groups[this.route.cardAt]!.meanWear,
      roomHumidityPercent: this.roomHumidityPercent,
    };
    spinInto(this.#spun, lots, sliver, conditions, this.#streams, this.route, this.#p);
    const standing = this.#spun.endsDownPercent / 100;
    const ofLayout = conditions.kgPerPositionHour / this.layout.kgPerPositionHour;
    group.startJob(sliver, lots.grams(sliver), state[SPEED]! * ofLayout * (1 - standing), standing);
  }

  /** All frames stop to be set up for another count. Returns what hung on them and goes back into the mix, g. */
  #changeCount(): number {
    const p = this.#p;
    this.groups[this.route.spinAt]!.setUp(p.countChangeHours);
    return Math.round(((p.countChangeWasteKgPer1000Positions * this.mill.spindles) / 1000) * GRAMS_PER_KG);
  }

  #complete(process: number, lot: number): void {
    const isSpinning = process === this.route.spinAt;
    const next = isSpinning ? this.#doff(lot) : lot;
    const left = takeWaste(this.#world, this.accounts, this.route.processes[process]!, next, this.#p);
    this.#addOutput(process, left, next);
    if (process === this.#last) this.#deliver(next);
    else this.#waiting[process + 1]!.push(next);
    this.#feed();
  }

  /** The sliver becomes yarn; piecing it by hand was work, rotor machines piece by themselves. */
  #doff(sliver: number): number {
    const p = this.#p;
    if (!this.route.isRotor) this.#world.activities.add(this.mill.site, ACTIVITY.labour, (this.#spun.breakCount * p.piecingSeconds) / 3600);
    return doff(this.#world, this.accounts, sliver, this.#spun, this.#reusable, this.route, p);
  }

  #deliver(yarn: number): void {
    const { lots, ledger } = this.#world;
    this.#state[PACKETS] = this.#state[PACKETS]! - 1;
    transferLot(lots, ledger, yarn, this.accounts.yarn);
    this.#ports.yarnReady(yarn, this.#index);
  }

  /** Output counts as good unless the yarn is off grade. */
  #addOutput(process: number, grams: number, lot: number): void {
    const isOffGrade = process >= this.route.spinAt && this.#isOffGrade(lot);
    this.groups[process]!.addOutput(grams, isOffGrade ? grams : 0);
  }

  #isOffGrade(yarn: number): boolean {
    const { lots } = this.#world;
    const nominalNe = this.#campaigns.countNe(lots.parent(lots.parent(yarn, 0), 0));
    const limit = referenceCvPercent(nominalNe, this.route.irregularityIndex, this.#p) * this.#p.offGradeCvRatio;
    return lots.trait(yarn, YARN.evennessCvPercent) > limit;
  }

  #finishIfDone(): void {
    const state = this.#state;
    if (state[IS_CLOSING] === 0 || state[IS_FINISHED] === 1 || this.store.count > 0 || state[PACKETS]! > 0) return;
    const { lots, ledger } = this.#world;
    for (const lot of this.#reusable) consumeLot(lots, ledger, lot, this.accounts.fibreLoss);
    this.#reusable.length = 0;
    state[IS_FINISHED] = 1;
    state[IS_OPEN] = 0;
    state[IS_DRIFTING] = 0;
    for (const group of this.groups) group.rate.setOpen(false);
  }
}
