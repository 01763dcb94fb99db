// One spinning mill: store, laydowns, the packets on their way from blowroom to yarn, waste and yarn. Decisions come from the ports.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import type { SpinningMill } from '../domain/cluster.ts';
import { LOT_KIND } from '../domain/lots.ts';
import type { SpinningPorts } from '../domain/ports.ts';
import { MachineGroup } from '../machine-group.ts';
import { millShifts, PlantPeople } from '../people/index.ts';
import type { PeopleRules } from '../people/index.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import { openSpinningAccounts } from './accounts.ts';
import { BaleStore } from './bale-store.ts';
import { openLaydown } from './laydown.ts';
import { layOutLine } from './line-layout.ts';
import type { LineLayout } from './line-layout.ts';
import { roomHumidityPercent } from './mill-climate.ts';
import { spinningPosts } from './mill-crew.ts';
import { MillMeter } from './mill-meter.ts';
import { doff, takeWaste } from './packets.ts';
import { RingAttendance } from './ring-attendance.ts';
import { routeValues } from './route-values.ts';
import type { RouteValues } from './route-values.ts';
import { SpinningRoom } from './spinning-room.ts';
import { windingFactor } from './winding-room.ts';

const BLOWROOM = 0;
const AS_RATED = { speed: 1, minorStopShare: 0 } as const;

// Rows of the numeric state.
const IS_OPEN = 0;
const IS_CLOSING = 1;
const IS_FINISHED = 2;
const IS_DRIFTING = 3;
const LAST_MICRONAIRE = 4;
const PACKETS = 5;
const FIELDS = 6;

export class SpinningLine implements Snapshotable {
  readonly mill: SpinningMill;
  readonly accounts: SpinningAccounts;
  readonly groups: readonly MachineGroup[];
  readonly layout: LineLayout;
  readonly route: RouteValues;
  readonly store: BaleStore;
  readonly people: PlantPeople;
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: SpinningValues;
  readonly #ports: SpinningPorts;
  readonly #state = new Float64Array(FIELDS);
  /** Packets before each process. */
  readonly #waiting: number[][];
  readonly #last: number;
  readonly #reusable: number[] = [];
  readonly #chosen: Int32Array;
  readonly #meter: MillMeter;
  readonly #room: SpinningRoom;
  readonly #attendance: RingAttendance;

  constructor(world: StageWorld, index: number, parameters: SpinningValues, rules: PeopleRules, ports: SpinningPorts) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.mill = world.cluster.spinningMills[index]!;
    this.route = routeValues(this.mill, parameters);
    this.store = new BaleStore(this.mill.storeBales ?? Infinity);
    this.accounts = openSpinningAccounts(world, this.mill, this.route.processes);
    this.layout = layOutLine(this.mill, this.route, parameters);
    this.#chosen = new Int32Array(this.mill.laydownBales);
    this.#waiting = this.layout.groups.map(() => []);
    this.#last = this.layout.groups.length - 1;
    const staffing = {
      site: this.mill.site,
      shifts: millShifts(rules.parameters.spinningShifts, rules.parameters),
      needed: spinningPosts(this.mill, this.route, this.layout, parameters, rules.parameters),
    };
    this.people = new PlantPeople(world, staffing, rules, (isManned) => this.#openUnattended(isManned));
    this.groups = this.layout.groups.map(
      (options, process) => new MachineGroup(world, options, (lot) => this.#complete(process, lot), this.people.crew),
    );
    const group = this.groups[this.route.spinAt]!;
    this.#attendance = new RingAttendance(group.rate, staffing.needed.operator, this.mill.spindles, parameters.mostSpindlesPerOperator);
    this.people.attend(this.route.isRotor ? group.rate : this.#attendance, 'operator');
    this.#meter = new MillMeter(world, this.mill, this.route, this.groups, parameters);
    const machines = { group, meter: this.#meter };
    this.#room = new SpinningRoom(world, index, this.mill, this.route, machines, parameters, (laydown) => ports.chooseSpeed(index, laydown));
    this.#state[LAST_MICRONAIRE] = NaN;
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
    if (lots.kind(bale) !== LOT_KIND.bale) assert(false, `lot ${bale} is not a bale`);
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

  /** Books the hours of the day's shifts. */
  closeDay(): void {
    this.people.closeDay();
  }

  save(): Plain {
    return {
      people: this.people.save(),
      groups: this.groups.map((group) => group.save()),
      store: this.store.save(),
      state: this.#state.slice(),
      waiting: this.#waiting.map((queue) => [...queue]),
      reusable: [...this.#reusable],
      meter: this.#meter.save(),
      room: this.#room.save(),
      attendance: this.#attendance.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      people: Plain;
      groups: Plain[];
      store: ReturnType<BaleStore['save']>;
      state: Float64Array;
      waiting: number[][];
      reusable: number[];
      meter: Plain;
      room: Plain;
      attendance: Plain;
    };
    this.people.load(from.people);
    this.groups.forEach((group, process) => group.load(from.groups[process]!));
    this.store.load(from.store);
    this.#state.set(from.state);
    this.#waiting.forEach((queue, process) => queue.splice(0, queue.length, ...from.waiting[process]!));
    this.#reusable.splice(0, this.#reusable.length, ...from.reusable);
    this.#meter.load(from.meter);
    this.#room.load(from.room);
    this.#attendance.load(from.attendance);
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
    const { campaigns } = this.#room;
    if (campaigns.opened > 0) this.groups[BLOWROOM]!.setUp(this.#p.laydownChangeHours);
    campaigns.open(opened.laydown);
    if (state[IS_OPEN] === 1) return;
    state[IS_OPEN] = 1;
    this.people.setOpen(true);
  }

  #start(process: number, lot: number): void {
    const { lots } = this.#world;
    if (process === this.route.spinAt) {
      const meanCardWear = this.groups[this.route.cardAt]!.meanWear;
      const { roomHumidityPercent, isDrifting } = this;
      const { spindlesPerOperator } = this.#attendance;
      this.#room.start(lot, { isDrifting, meanCardWear, roomHumidityPercent, spindlesPerOperator });
      return;
    }
    const isWinding = this.route.processes[process] === 'winding';
    const { speed, minorStopShare } = isWinding ? windingFactor(lots, lot, this.mill.countNe, this.#p) : AS_RATED;
    this.groups[process]!.startJob(lot, lots.grams(lot), speed, minorStopShare);
  }

  #complete(process: number, lot: number): void {
    const isSpinning = process === this.route.spinAt;
    const next = isSpinning ? doff(this.#world, this.accounts, lot, this.#room.spun, this.#reusable, this.route, this.#p) : lot;
    const left = takeWaste(this.#world, this.accounts, this.route.processes[process]!, next, this.#p);
    this.#addOutput(process, left, next);
    if (process === this.#last) this.#deliver(next);
    else this.#waiting[process + 1]!.push(next);
    this.#feed();
  }

  /** The processes beside the frames run while there is a shift: helpers stretch, so that none of them stands for want of one. */
  #openUnattended(isManned: boolean): void {
    for (let process = 0; process < this.groups.length; process += 1) {
      if (process !== this.route.spinAt) this.groups[process]!.rate.setOpen(isManned);
    }
  }

  #deliver(yarn: number): void {
    const { lots, ledger } = this.#world;
    this.#state[PACKETS] = this.#state[PACKETS]! - 1;
    transferLot(lots, ledger, yarn, this.accounts.yarn);
    this.#ports.yarnReady(yarn, this.#index);
  }

  /** Output counts as good unless the yarn is off grade. */
  #addOutput(process: number, grams: number, lot: number): void {
    const isOffGrade = process >= this.route.spinAt && this.#room.isOffGrade(lot);
    this.groups[process]!.addOutput(grams, isOffGrade ? grams : 0);
  }

  #finishIfDone(): void {
    const state = this.#state;
    if (state[IS_CLOSING] === 0 || state[IS_FINISHED] === 1 || this.store.count > 0 || state[PACKETS]! > 0) return;
    const { lots, ledger } = this.#world;
    for (const lot of this.#reusable) consumeLot(lots, ledger, lot, this.accounts.unusedSoftWaste);
    this.#reusable.length = 0;
    state[IS_FINISHED] = 1;
    state[IS_OPEN] = 0;
    state[IS_DRIFTING] = 0;
    this.people.setOpen(false);
  }
}
