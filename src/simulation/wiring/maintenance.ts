// Answers the daily maintenance questions of all plants and, in earlier years, learns which units failed by the next day.
import type { MaintenanceQuestion } from '../../model/domain/ports.ts';
import type { ProcessPoint } from '../../model/domain/process-points.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import { roundsAheadTicks } from './pending-orders.ts';
import type { RunContext } from './run-context.ts';

/** More than any scenario has; they only keep the keys of machines apart. */
const MOST_GROUPS = 64;
const MOST_UNITS = 4096;
/** Keeps the remaining life of a new machine finite. */
const LEAST_LIFE_SHARE = 1e-6;

/** Running hours until the unit fails if nobody stops it. One that has not run since its renewal has its whole life ahead; the mean stands for it. */
function hoursToFailure(question: MaintenanceQuestion, meanHours: number): number {
  const { hoursSinceRenewal, lifeShare } = question;
  return hoursSinceRenewal > 0 ? hoursSinceRenewal / Math.max(lifeShare, LEAST_LIFE_SHARE) - hoursSinceRenewal : meanHours;
}

export type MaintenanceAsker = (question: MaintenanceQuestion) => boolean;

/** Mean running hours between failures of a machine group, as the manufacturer's book has it. */
export type MeanHoursBetweenFailures = (group: string) => number;

/** One asker per stage; its memory only tells which machines failed since yesterday. */
export class MaintenanceDesk implements Snapshotable {
  readonly #run: RunContext;
  readonly #point: ProcessPoint;
  readonly #meanHours: MeanHoursBetweenFailures;
  /** Mean hours and part of the noise key by group; questions come once per machine and day. */
  readonly #groups = new Map<string, { readonly meanHours: number; readonly groupNumber: number }>();
  readonly #isMeasured: boolean;
  /** Filled anew for each question; policies keep no observation. */
  readonly #observation = { asOfTick: 0, hoursSinceRenewal: 0, wearSignal: 0, meanHoursBetweenFailures: 0, slackShare: 0, hoursToFailure: Number.NaN };
  /** Running hours of each machine at yesterday's question, by noise key; only where failures are forecast or learned. */
  readonly #lastHours = new Map<number, number>();

  constructor(run: RunContext, point: ProcessPoint, meanHours: MeanHoursBetweenFailures) {
    this.#run = run;
    this.#point = point;
    this.#meanHours = meanHours;
    this.#isMeasured = run.information.isRecorded(point);
  }

  readonly ask: MaintenanceAsker = (question) => {
    const { world, information, policies, log, forecasts, orders } = this.#run;
    const { meanHours, groupNumber } = this.#group(question.group);
    const day = Math.floor(world.kernel.now / TICKS_PER_DAY);
    const isMeasured = this.#isMeasured;
    // Units of different groups of one site need different noise.
    const key = (question.site * MOST_GROUPS + groupNumber) * MOST_UNITS + question.unit;
    const wearSignal = isMeasured ? information.observe(this.#point, question.wear, key, day) : Number.NaN;
    const observation = this.#observation;
    observation.asOfTick = world.kernel.now;
    observation.hoursSinceRenewal = question.hoursSinceRenewal;
    observation.wearSignal = wearSignal;
    observation.meanHoursBetweenFailures = meanHours;
    observation.slackShare = question.slackShare;
    if (this.#run.isOracle) observation.hoursToFailure = hoursToFailure(question, meanHours);
    const now = world.kernel.now;
    if (orders.maintenance.take(key, now) !== undefined) {
      this.#stopped(key);
      return true;
    }
    if (orders.maintenance.isPending(key)) return false;
    const choice = policies.maintenance.stops(observation);
    const latencyTicks = choice.value ? information.latencyTicks('maintenance') : 0;
    const ahead = roundsAheadTicks(latencyTicks);
    if (isMeasured && forecasts.isOpen('failure')) this.#learn(question, key, wearSignal, question.hoursSinceRenewal / meanHours, choice.value && ahead === 0);
    if (choice.value) {
      const subject = `${world.cluster.sites[question.site]!.id} ${question.group} ${question.unit}`;
      const decision = log.add('maintenance', subject, { asOfTick: now, neededTick: now, executedTick: now + latencyTicks }, observation, 'stop', choice);
      if (decision >= 0) log.regret(decision, hoursToFailure(question, meanHours));
      if (ahead > 0) orders.maintenance.place(key, now + ahead, 1);
    }
    return choice.value && ahead === 0;
  };

  #group(name: string): { readonly meanHours: number; readonly groupNumber: number } {
    let group = this.#groups.get(name);
    if (group === undefined) {
      group = { meanHours: this.#meanHours(name), groupNumber: this.#groups.size };
      this.#groups.set(name, group);
    }
    return group;
  }

  /** A machine is stopped: whether it would have failed will never be known. */
  #stopped(key: number): void {
    this.#lastHours.delete(key);
    this.#run.forecasts.drop('failure', key);
  }

  /** Yesterday's row gets its outcome today: fewer hours than yesterday without a planned stop mean that the unit failed. */
  #learn(question: MaintenanceQuestion, key: number, wearSignal: number, lifeShare: number, isStopped: boolean): void {
    const { forecasts, world } = this.#run;
    const { now } = world.kernel;
    const lastHours = this.#lastHours.get(key);
    if (lastHours !== undefined && (lastHours > 0 || question.hoursSinceRenewal > 0)) {
      forecasts.settle('failure', key, now, question.hoursSinceRenewal < lastHours ? 1 : 0);
    }
    this.#stopped(key);
    if (isStopped) return;
    forecasts.open('failure', key, question.site, now, [wearSignal, lifeShare]);
    this.#lastHours.set(key, question.hoursSinceRenewal);
  }

  save(): Plain {
    return [...this.#lastHours].map(([key, hours]) => [key, hours]);
  }

  load(saved: Plain): void {
    this.#lastHours.clear();
    for (const [key, hours] of saved as [number, number][]) this.#lastHours.set(key, hours);
  }
}
