// The ring frames or rotor machines of a mill: speed and count of each laydown, setting up, the packet in hand. Moves no mass.
import { clamp } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import type { SpinningMill } from '../domain/cluster.ts';
import { YARN } from '../domain/lots.ts';
import type { MachineGroup } from '../machine-group.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import { Campaigns } from './campaigns.ts';
import type { MillMeter } from './mill-meter.ts';
import { kgPerPositionHour } from './route-values.ts';
import type { RouteValues } from './route-values.ts';
import { emptySpunPacket, spinInto } from './spun-packet.ts';
import type { SpinningConditions, SpunPacket } from './spun-packet.ts';
import { referenceCvPercent } from './traits.ts';

/** Limits of the spindle or rotor speed, share of rated. */
const SLOWEST = 0.85;
const FASTEST = 1.15;
const NO_LOT = -1;

// Rows of the numeric state.
const SPEED = 0;
const SPEED_LAYDOWN = 1;
/** Count that the frames are set up for, Ne. */
const SET_UP_NE = 2;

/** What the room depends on at the start of a packet. */
export interface RoomConditions {
  readonly isDrifting: boolean;
  readonly meanCardWear: number;
  readonly roomHumidityPercent: number;
  readonly spindlesPerOperator: number;
}

export class SpinningRoom implements Snapshotable {
  readonly campaigns: Campaigns;
  readonly #world: StageWorld;
  readonly #mill: SpinningMill;
  readonly #route: RouteValues;
  readonly #group: MachineGroup;
  readonly #meter: MillMeter;
  readonly #p: SpinningValues;
  readonly #chooseSpeed: (laydown: number) => number;
  readonly #streams: { readonly yarn: Stream; readonly breaks: Stream };
  readonly #layoutKgPerPosition: number;
  readonly #state: Float64Array;
  readonly #spun = emptySpunPacket();
  /** Conditions of the packet that starts; scratch, because a fresh record per packet cost more than the spinning. */
  readonly #at: { -readonly [Name in keyof SpinningConditions]: SpinningConditions[Name] };

  /** `index`: the mill's entity in the random streams. `chooseSpeed` is asked once per laydown. */
  constructor(
    world: StageWorld,
    index: number,
    mill: SpinningMill,
    route: RouteValues,
    machines: { readonly group: MachineGroup; readonly meter: MillMeter },
    p: SpinningValues,
    chooseSpeed: (laydown: number) => number,
  ) {
    this.#world = world;
    this.#mill = mill;
    this.#route = route;
    this.#group = machines.group;
    this.#meter = machines.meter;
    this.#p = p;
    this.#chooseSpeed = chooseSpeed;
    this.campaigns = new Campaigns(mill);
    this.#streams = { yarn: world.streams.get('spinning.yarn', index), breaks: world.streams.get('spinning.endBreaks', index) };
    this.#layoutKgPerPosition = kgPerPositionHour(route, mill.countNe, p);
    this.#state = Float64Array.of(1, NO_LOT, mill.campaigns?.[0]?.countNe ?? mill.countNe);
    this.#at = {
      nominalNe: mill.countNe,
      kgPerPositionHour: this.#layoutKgPerPosition,
      speedFactor: 1,
      isDrifting: false,
      meanCardWear: 0,
      roomHumidityPercent: 0,
      spindlesPerOperator: 0,
    };
  }

  /** Outcome of the packet in hand; valid until the next start. */
  get spun(): SpunPacket {
    return this.#spun;
  }

  /** Takes a sliver in hand, after setting up when its count is another. */
  start(sliver: number, at: RoomConditions): void {
    const { lots } = this.#world;
    const state = this.#state;
    const laydown = lots.parent(sliver, 0);
    const nominalNe = this.campaigns.countNe(laydown);
    if (laydown !== state[SPEED_LAYDOWN]) {
      const speed = clamp(this.#chooseSpeed(laydown), SLOWEST, FASTEST);
      this.#meter.setSpinning(speed, nominalNe);
      state[SPEED] = speed;
      state[SPEED_LAYDOWN] = laydown;
    }
    this.#spun.changeWasteGrams = nominalNe === state[SET_UP_NE] ? 0 : this.#changeCount();
    state[SET_UP_NE] = nominalNe;
    const speedFactor = state[SPEED]!;
    const kgPerPosition = kgPerPositionHour(this.#route, nominalNe, this.#p);
    const conditions = this.#at;
    conditions.nominalNe = nominalNe;
    conditions.kgPerPositionHour = kgPerPosition;
    conditions.speedFactor = speedFactor;
    conditions.isDrifting = at.isDrifting;
    conditions.meanCardWear = at.meanCardWear;
    conditions.roomHumidityPercent = at.roomHumidityPercent;
    conditions.spindlesPerOperator = at.spindlesPerOperator;
    spinInto(this.#spun, lots, sliver, conditions, this.#streams, this.#route, this.#p);
    const standing = this.#spun.endsDownPercent / 100;
    this.#group.startJob(sliver, lots.grams(sliver), speedFactor * (kgPerPosition / this.#layoutKgPerPosition) * (1 - standing), standing);
  }

  /** Whether a yarn is too uneven for its count. */
  isOffGrade(yarn: number): boolean {
    const { lots } = this.#world;
    const nominalNe = this.campaigns.countNe(lots.parent(lots.parent(yarn, 0), 0));
    const limit = referenceCvPercent(nominalNe, this.#route.irregularityIndex, this.#p) * this.#p.offGradeCvRatio;
    return lots.trait(yarn, YARN.evennessCvPercent) > limit;
  }

  save(): Plain {
    return { state: this.#state.slice(), campaigns: this.campaigns.save(), spun: { ...this.#spun } };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { state: Float64Array; campaigns: ReturnType<Campaigns['save']>; spun: SpunPacket };
    this.#state.set(from.state);
    this.campaigns.load(from.campaigns);
    Object.assign(this.#spun, from.spun);
  }

  /** All frames stop to be set up for another count. Returns what hung on them and goes back into the mix, g. */
  #changeCount(): number {
    const p = this.#p;
    this.#group.setUp(p.countChangeHours);
    return Math.round(((p.countChangeWasteKgPer1000Positions * this.#mill.spindles) / 1000) * GRAMS_PER_KG);
  }
}
