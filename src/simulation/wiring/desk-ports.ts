// Plugs the contact desk: what causes contacts, how many agents each shift has, and the forecasts of contacts with their outcomes.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../base/units.ts';
import type { DeskObservation } from '../../decision/observations.ts';
import { deskRegret } from '../../decision/policy/staffing.ts';
import { fixedAgents, isWeekend, SHIFTS_PER_DAY, type ContactDeskPorts, type ContactDeskStage } from '../../model/contact-desk/index.ts';
import type { RunContext } from './run-context.ts';

const SHIFTS_PER_WEEK = 7 * SHIFTS_PER_DAY;
const COLUMNS = 6;
const DAYS_PER_YEAR = 365;
/** Shifts that are staffed and not over: the one that runs and the next. */
const OPEN_SHIFTS = 2;

export class DeskStaffing implements ContactDeskPorts, Snapshotable {
  readonly #run: RunContext;
  readonly #desk: () => ContactDeskStage;
  readonly #startDayNumber: number;
  readonly #isForecasting: boolean;
  /** Agents of the fixed shift in the picking season and outside it. */
  readonly #fixed: { readonly season: number; readonly other: number };
  /** Contacts of the last week's shifts as they were seen, by shift within the week. */
  readonly #seen = new Float64Array(SHIFTS_PER_WEEK);
  /** Loads since the start, now and at the last three times that a shift was staffed. */
  #loads = 0;
  readonly #loadsBefore = new Float64Array(SHIFTS_PER_DAY);
  /** The log's numbers of the decisions for the shifts that are not over. */
  readonly #decisions = new Float64Array(OPEN_SHIFTS);
  readonly #row = new Float64Array(COLUMNS);

  constructor(run: RunContext, startDayNumber: number, desk: () => ContactDeskStage) {
    this.#run = run;
    this.#desk = desk;
    this.#startDayNumber = startDayNumber;
    this.#isForecasting = run.forecasts.isOpen('contacts') && (run.history !== undefined || run.modules.has('staffing'));
    const p = run.scenario.parameters.contactDesk;
    const areaHa = run.world.cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);
    this.#fixed = { season: fixedAgents(areaHa, true, p), other: fixedAgents(areaHa, false, p) };
  }

  /** A load of seed cotton has left its field. */
  noteLoad(): void {
    this.#loads += 1;
    this.#desk().expect(this.#run.scenario.parameters.contactDesk.contactsPerLoad);
  }

  /** Finished textile is there to be sold. */
  noteFinished(grams: number): void {
    this.#desk().expect((grams / GRAMS_PER_TONNE) * this.#run.scenario.parameters.contactDesk.contactsPerTonneSold);
  }

  readonly agents = (shift: number): number => {
    const { world, policies, log, information, forecasts, isOracle } = this.#run;
    const { shiftHours } = this.#run.scenario.parameters.contactDesk;
    const now = world.kernel.now;
    this.#fillRow(shift);
    const observation: DeskObservation = {
      asOfTick: now,
      contacts: this.#row,
      shiftHours: Math.round(shiftHours),
      fixedAgents: this.#isSeason(shift) ? this.#fixed.season : this.#fixed.other,
      comingContacts: isOracle ? this.#desk().comingContacts(shift) : Number.NaN,
    };
    if (this.#isForecasting && !Number.isNaN(this.#row[0])) forecasts.open('contacts', shift, 0, now, this.#row);
    const choice = policies.staffing.agents(observation);
    const latency = information.latencyTicks('staffing');
    // Who is told after the shift has begun cannot come: the fixed shift stands in.
    const isInTime = latency <= Math.round(shiftHours) * TICKS_PER_HOUR;
    const agents = isInTime ? choice.value : observation.fixedAgents;
    const times = { asOfTick: now, neededTick: now, executedTick: now + latency };
    this.#decisions[shift % OPEN_SHIFTS] = log.add('staffing', log.keepsRecords ? `desk shift ${shift}` : '', times, observation, String(agents), choice);
    return agents;
  };

  readonly shiftEnded = (shift: number, contacts: number, agents: number, waitSeconds: number): void => {
    const { world, log, information, forecasts } = this.#run;
    forecasts.settle('contacts', shift, world.kernel.now, contacts);
    this.#seen[shift % SHIFTS_PER_WEEK] = information.observe('contactDesk', contacts, 0, shift);
    const decision = this.#decisions[shift % OPEN_SHIFTS]!;
    log.realise(decision, waitSeconds);
    if (!log.keepsRecords) return;
    const { staffing } = this.#run.knowledge;
    const botShare = this.#run.modules.has('staffing') ? staffing.botShare : 0;
    log.regret(decision, deskRegret(agents, contacts, Math.round(this.#run.scenario.parameters.contactDesk.shiftHours), { ...staffing, botShare }));
  };

  save(): Plain {
    return { seen: this.#seen.slice(), loads: this.#loads, loadsBefore: this.#loadsBefore.slice(), decisions: this.#decisions.slice() };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { seen: Float64Array; loads: number; loadsBefore: Float64Array; decisions: Float64Array };
    this.#seen.set(from.seen);
    this.#loads = from.loads;
    this.#loadsBefore.set(from.loadsBefore);
    this.#decisions.set(from.decisions);
  }

  /** Whether a shift lies in the picking season, as its fixed roster sees it. */
  #isSeason(shift: number): boolean {
    const { seasonFromDay, seasonToDay } = this.#run.scenario.parameters.people;
    const dayOfYear = ((this.#run.startDayOfYear - 1 + Math.floor(shift / SHIFTS_PER_DAY)) % DAYS_PER_YEAR) + 1;
    return dayOfYear >= seasonFromDay && dayOfYear <= seasonToDay;
  }

  /** What is known when the shift before begins. The latest shift that is over is the second before; the week's ring holds the one a week ago. */
  #fillRow(shift: number): void {
    const row = this.#row;
    const at = (before: number): number => (shift < before ? Number.NaN : this.#seen[(shift - before) % SHIFTS_PER_WEEK]!);
    row[0] = at(SHIFTS_PER_WEEK);
    row[1] = at(2);
    row[2] = at(SHIFTS_PER_DAY);
    row[3] = shift % SHIFTS_PER_DAY;
    row[4] = isWeekend(this.#startDayNumber + Math.floor(shift / SHIFTS_PER_DAY)) ? 1 : 0;
    const before = shift % SHIFTS_PER_DAY;
    row[5] = this.#loads - this.#loadsBefore[before]!;
    this.#loadsBefore[before] = this.#loads;
  }
}
