// One spinning mill: store, laydowns, the packets on their way from blowroom to winding, waste and yarn. Decisions come from the ports.
import { assert } from '../../base/assert.ts';
import { clamp } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import type { SpinningMill } from '../domain/cluster.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import { LOT_KIND, YARN } from '../domain/lots.ts';
import type { SpinningPorts } from '../domain/ports.ts';
import { MachineGroup } from '../machine-group.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import { openSpinningAccounts } from './accounts.ts';
import { BaleStore } from './bale-store.ts';
import { climateFactor } from './formulas/electricity.ts';
import { openLaydown } from './laydown.ts';
import { BLOWROOM, CARD, layOutLine, PROCESSES, RING, WINDING } from './line-layout.ts';
import type { LineLayout } from './line-layout.ts';
import { doff, takeWaste } from './packets.ts';
import { emptySpunPacket, spinInto } from './ring-room.ts';
import { referenceCvPercent } from './traits.ts';

/** Limits of the spindle speed, share of rated. */
const SLOWEST = 0.85;
const FASTEST = 1.15;
const NO_LOT = -1;

// Rows of the numeric state.
const IS_OPEN = 0;
const IS_CLOSING = 1;
const IS_FINISHED = 2;
const IS_DRIFTING = 3;
const LAST_MICRONAIRE = 4;
const SPEED = 5;
const SPEED_LAYDOWN = 6;
const PACKETS = 7;
/** Electricity metered before a change of speed and not yet booked, kWh. */
const PENDING_KWH = 8;
const FIELDS = 9;

export class SpinningLine implements Snapshotable {
  readonly mill: SpinningMill;
  readonly accounts: SpinningAccounts;
  readonly groups: readonly MachineGroup[];
  readonly layout: LineLayout;
  readonly store = new BaleStore();
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: SpinningValues;
  readonly #ports: SpinningPorts;
  readonly #streams: { readonly yarn: Stream; readonly breaks: Stream };
  readonly #state = new Float64Array(FIELDS);
  /** Packets before each process. */
  readonly #waiting: number[][] = PROCESSES.map(() => []);
  readonly #reusable: number[] = [];
  readonly #chosen: Int32Array;
  readonly #spun = emptySpunPacket();
  /** CV above which yarn is off grade, %. */
  readonly #offGradeCv: number;

  constructor(world: StageWorld, index: number, parameters: SpinningValues, ports: SpinningPorts) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.mill = world.cluster.spinningMills[index]!;
    this.accounts = openSpinningAccounts(world, this.mill.site);
    this.layout = layOutLine(this.mill, parameters);
    this.#streams = { yarn: world.streams.get('spinning.yarn', index), breaks: world.streams.get('spinning.endBreaks', index) };
    this.#offGradeCv = referenceCvPercent(this.mill.countNe, parameters) * parameters.offGradeCvRatio;
    this.#chosen = new Int32Array(this.mill.laydownBales);
    this.groups = this.layout.groups.map((options, process) => new MachineGroup(world, options, (lot) => this.#complete(process, lot)));
    this.#state[LAST_MICRONAIRE] = NaN;
    this.#state[SPEED] = 1;
    this.#state[SPEED_LAYDOWN] = NO_LOT;
  }

  /** True until the season is closed and everything is spun. */
  get isBusy(): boolean {
    return this.#state[IS_FINISHED] === 0;
  }

  get isDrifting(): boolean {
    return this.#state[IS_DRIFTING] === 1;
  }

  receive(bale: number): void {
    const { lots, ledger } = this.#world;
    assert(lots.kind(bale) === LOT_KIND.bale, `lot ${bale} is not a bale`);
    transferLot(lots, ledger, bale, this.accounts.store);
    this.store.add(bale);
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
    const { activities, weather } = this.#world;
    const { site } = this.mill;
    let kwh = 0;
    for (let process = 0; process < this.groups.length; process += 1) {
      const own = this.#takeElectricity(process) + (process === RING ? this.#state[PENDING_KWH]! : 0);
      activities.addElectricity(site, ENERGY_FUNCTION[PROCESSES[process]!], own);
      kwh += own;
    }
    this.#state[PENDING_KWH] = 0;
    const p = this.#p;
    const row = Math.min(day, weather.days - 1);
    const outsideC = (weather.tMinC[row]! + weather.tMaxC[row]!) / 2;
    const climate = climateFactor(outsideC, p.hvacReferenceC, p.hvacPerDegree);
    activities.addElectricity(site, ENERGY_FUNCTION.airConditioning, kwh * (p.hvacShare / (1 - p.hvacShare)) * climate);
  }

  /** Meters the scheduled crew of the day. */
  closeDay(): void {
    const openHours = this.groups[RING]!.takeOpenHours();
    this.#world.activities.add(this.mill.site, ACTIVITY.labour, openHours * (this.layout.ratedKgPerHour / 100) * this.#p.crewHoursPer100Kg);
  }

  save(): Plain {
    return {
      groups: this.groups.map((group) => group.save()),
      store: this.store.save(),
      state: this.#state.slice(),
      waiting: this.#waiting.map((queue) => [...queue]),
      reusable: [...this.#reusable],
      spun: { ...this.#spun },
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      groups: Plain[];
      store: Int32Array;
      state: Float64Array;
      waiting: number[][];
      reusable: number[];
      spun: ReturnType<typeof emptySpunPacket>;
    };
    this.groups.forEach((group, process) => group.load(from.groups[process]!));
    this.store.load(from.store);
    this.#state.set(from.state);
    this.#waiting.forEach((queue, process) => queue.splice(0, queue.length, ...from.waiting[process]!));
    this.#reusable.splice(0, this.#reusable.length, ...from.reusable);
    Object.assign(this.#spun, from.spun);
  }

  /** Starts whatever can start, from the end of the line to its beginning, so that room made downstream is used at once. */
  #feed(): void {
    for (let process = WINDING; process >= BLOWROOM; process -= 1) {
      const group = this.groups[process]!.rate;
      if (!group.isIdle()) continue;
      const queue = this.#waiting[process]!;
      if (process === BLOWROOM && queue.length === 0) this.#openLaydown();
      const isFull = process < WINDING && this.#waiting[process + 1]!.length >= this.#p.bufferPackets;
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
      const lot = queue.shift()!;
      if (process === RING) this.#startRing(lot);
      else group.start(lot, this.#world.lots.grams(lot), 1);
    }
    this.#finishIfDone();
  }

  #openLaydown(): void {
    const size = this.mill.laydownBales;
    const state = this.#state;
    if (this.store.count === 0 || (this.store.count < size && state[IS_CLOSING] === 0)) return;
    const count = this.#ports.chooseLaydown(this.#index, this.#chosen);
    assert(count === Math.min(size, this.store.count), `a laydown needs ${Math.min(size, this.store.count)} bales, ${count} were chosen`);
    const queue = this.#waiting[BLOWROOM]!;
    const choice = { bales: this.#chosen, count, lastMicronaire: state[LAST_MICRONAIRE]! };
    const opened = openLaydown(this.#world, this.accounts, this.mill.site, choice, this.#reusable, queue, this.#p);
    state[LAST_MICRONAIRE] = opened.micronaire;
    state[PACKETS] = state[PACKETS]! + queue.length;
    this.store.forgetTaken(this.#world.lots, this.accounts.store, count);
    if (state[IS_OPEN] === 1) return;
    state[IS_OPEN] = 1;
    for (const group of this.groups) group.rate.setOpen(true);
  }

  #startRing(sliver: number): void {
    const { lots, kernel, weather } = this.#world;
    const state = this.#state;
    const laydown = lots.parent(sliver, 0);
    if (laydown !== state[SPEED_LAYDOWN]) {
      state[PENDING_KWH] = state[PENDING_KWH]! + this.#takeElectricity(RING);
      state[SPEED] = clamp(this.#ports.chooseSpeed(this.#index, laydown), SLOWEST, FASTEST);
      state[SPEED_LAYDOWN] = laydown;
    }
    const day = Math.min(Math.floor(kernel.now / TICKS_PER_DAY), weather.days - 1);
    const conditions = {
      spindles: this.mill.spindles,
      nominalNe: this.mill.countNe,
      kgPerSpindleHour: this.layout.kgPerSpindleHour,
      speedFactor: state[SPEED]!,
      isDrifting: this.isDrifting,
      meanCardWear: this.groups[CARD]!.meanWear,
      outsideHumidityPercent: weather.humidityPercent[day]!,
    };
    spinInto(this.#spun, lots, sliver, conditions, this.#streams, this.#p);
    this.groups[RING]!.rate.start(sliver, lots.grams(sliver), state[SPEED]! * (1 - this.#spun.endsDownPercent / 100));
  }

  #complete(process: number, lot: number): void {
    const next = process === RING ? this.#doff(lot) : lot;
    if (process === RING) this.#addOutput(process, this.#world.lots.grams(next), next);
    else this.#addOutput(process, takeWaste(this.#world, this.accounts, process, lot, this.#p), lot);
    if (process === WINDING) this.#deliver(next);
    else this.#waiting[process + 1]!.push(next);
    this.#feed();
  }

  /** The sliver becomes yarn on cops; piecing it was work. */
  #doff(sliver: number): number {
    const p = this.#p;
    this.#world.activities.add(this.mill.site, ACTIVITY.labour, (this.#spun.breakCount * p.piecingSeconds) / 3600);
    return doff(this.#world, this.accounts, sliver, this.#spun, this.#reusable, p);
  }

  #deliver(yarn: number): void {
    const { lots, ledger } = this.#world;
    this.#state[PACKETS] = this.#state[PACKETS]! - 1;
    transferLot(lots, ledger, yarn, this.accounts.yarn);
    this.#ports.yarnReady(yarn, this.#index);
  }

  /** Output counts as good unless the yarn is off grade. */
  #addOutput(process: number, grams: number, lot: number): void {
    const isOffGrade = process >= RING && this.#world.lots.trait(lot, YARN.evennessCvPercent) > this.#offGradeCv;
    this.groups[process]!.addOutput(grams, isOffGrade ? grams : 0);
  }

  #takeElectricity(process: number): number {
    // Power of the frames rises with the square of spindle speed, so electricity per kg rises in proportion.
    const speed = process === RING ? this.#state[SPEED]! : 1;
    return this.groups[process]!.takeElectricityKwh(speed * speed);
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
