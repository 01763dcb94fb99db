// The departments of one mill and the people who work them: sheds, wet line, making-up. Builds and meters them; what moves between them is the mill's.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import type { WetStep } from '../domain/ports.ts';
import type { MachineGroup } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { PlantPeople } from '../people/index.ts';
import type { PeopleRules } from '../people/index.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { FormingShed } from './forming-shed.ts';
import { MakingUp } from './making-up.ts';
import { millStaffing } from './mill-crew.ts';
import { layOutPlant } from './plant-layout.ts';
import { WetLine } from './wet-line.ts';

const DEFAULT_NE = 30;

/** What the departments tell the mill and ask of it. */
export interface DepartmentsEnd {
  isDrifting(): boolean;
  /** Yarn has become this many batches. */
  warped(count: number): void;
  /** A finished batch goes to inspection. */
  finished(batch: number): void;
  /** A lot of sets leaves for the buyer. */
  made(sets: number): void;
  /** A batch has been made up. */
  used(batch: number): void;
  startsStep(step: WetStep, batch: number): boolean;
  /** Something has moved, so that other machines may be able to start. */
  moved(): void;
}

export class Departments implements Snapshotable {
  readonly looms: FormingShed | undefined;
  readonly knitting: FormingShed | undefined;
  readonly sheds: readonly FormingShed[];
  readonly wet: WetLine;
  readonly makingUp: MakingUp | undefined;
  readonly people: PlantPeople;
  /** Every machine group, in the order of the process. */
  readonly groups: readonly MachineGroup[];
  readonly #world: StageWorld;
  readonly #site: number;

  constructor(world: StageWorld, index: number, accounts: TextileAccounts, p: TextileValues, rules: PeopleRules, end: DepartmentsEnd) {
    const mill = world.cluster.textileMills[index]!;
    const { streams } = world;
    this.#world = world;
    this.#site = mill.site;
    const layout = layOutPlant(mill, usualCountNe(world, mill.site), p);
    const attended = { looms: mill.looms, knittingMachines: mill.knittingMachines ?? 0, sewingPlaces: layout.sewing?.units ?? 0 };
    this.people = new PlantPeople(world, millStaffing(mill.site, attended, p, rules.parameters), rules, (isManned) => {
      for (const station of this.wet.stations) station.group.rate.setOpen(isManned);
    });
    const { crew } = this.people;
    const shedEnd = {
      crew,
      accounts,
      streams: { stops: streams.get('textile.stops', index), faults: streams.get('textile.faults', index) },
      isDrifting: () => end.isDrifting(),
      warped: (count: number) => end.warped(count),
      formed: (grey: number) => {
        this.wet.receive(grey);
        end.moved();
      },
    };
    this.looms = layout.looms && new FormingShed(world, layout.looms, false, p, shedEnd);
    this.knitting = layout.knitting && new FormingShed(world, layout.knitting, true, p, shedEnd);
    this.sheds = [this.looms, this.knitting].filter((shed) => shed !== undefined);
    assert(this.sheds.length > 0, 'a textile mill needs looms or knitting machines');
    this.wet = new WetLine(world, layout.wet, p, streams.get('textile.finishing', index), {
      crew,
      accounts,
      startsStep: (step, batch) => end.startsStep(step, batch),
      finished: (batch) => end.finished(batch),
      moved: () => end.moved(),
    });
    this.makingUp =
      layout.sewing &&
      new MakingUp(world, layout.sewing, p, { crew, accounts, made: (sets) => end.made(sets), used: (batch) => end.used(batch) });
    this.groups = [
      ...this.sheds.map((shed) => shed.station.group),
      ...this.wet.stations.map((station) => station.group),
      ...(this.makingUp ? [this.makingUp.sewing.group] : []),
    ];
    for (const shed of this.sheds) this.people.attend(shed.station.group.rate, 'operator');
    if (this.makingUp) this.people.attend(this.makingUp.sewing.group.rate, 'operator');
  }

  /** Whether a shed has yarn left in the store. */
  get hasYarn(): boolean {
    return this.sheds.some((shed) => shed.yarnCount > 0);
  }

  /** Books electricity since the last call by department and wet step. */
  meterElectricity(): void {
    this.#meter(ENERGY_FUNCTION.weaving, this.looms?.station.group);
    this.#meter(ENERGY_FUNCTION.knitting, this.knitting?.station.group);
    this.#meter(ENERGY_FUNCTION.wetPreparation, this.wet.preparation.group);
    this.#meter(ENERGY_FUNCTION.dyeing, this.wet.dyeing.group);
    this.#meter(ENERGY_FUNCTION.wetFinishing, this.wet.finishing.group);
    this.#meter(ENERGY_FUNCTION.makingUp, this.makingUp?.sewing.group);
  }

  save(): Plain {
    return {
      sheds: this.sheds.map((shed) => shed.save()),
      wet: this.wet.save(),
      makingUp: this.makingUp?.save(),
      people: this.people.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { sheds: Plain[]; wet: Plain; makingUp: Plain; people: Plain };
    this.sheds.forEach((shed, index) => shed.load(from.sheds[index]));
    this.wet.load(from.wet);
    this.makingUp?.load(from.makingUp);
    this.people.load(from.people);
  }

  #meter(energyFunction: number, group: MachineGroup | undefined): void {
    if (group) this.#world.activities.addElectricity(this.#site, energyFunction, group.takeElectricityKwh(1));
  }
}

/** Count of the yarn that the spinning mills of a site will send, weighted by spindles; of the reference yarn when none does. */
function usualCountNe(world: StageWorld, site: number): number {
  const suppliers = world.cluster.spinningMills.filter((candidate) => candidate.textileMillSite === site);
  const spindles = suppliers.reduce((sum, supplier) => sum + supplier.spindles, 0);
  const countNe = suppliers.reduce((sum, supplier) => sum + (supplier.countNe * supplier.spindles) / spindles, 0);
  return countNe > 0 ? countNe : DEFAULT_NE;
}
