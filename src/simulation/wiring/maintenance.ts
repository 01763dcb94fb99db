// Answers the daily maintenance questions of all plants and, in earlier years, learns which units failed by the next day.
import type { MaintenanceQuestion } from '../../model/domain/ports.ts';
import type { ProcessPoint } from '../../model/domain/process-points.ts';
import { clonePlain, type Plain, type Snapshotable } from '../../base/plain.ts';
import { hashText } from '../../engine/random.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import type { RunContext } from './run-context.ts';

export type MaintenanceAsker = (question: MaintenanceQuestion) => boolean;

/** Mean running hours between failures of a machine group, as the manufacturer's book has it. */
export type MeanHoursBetweenFailures = (group: string) => number;

interface Asked {
  hours: number;
  wearSignal: number;
  lifeShare: number;
  wasStopped: boolean;
}

/** One asker per stage; its memory is only used to label history. */
export class MaintenanceDesk implements Snapshotable {
  readonly #run: RunContext;
  readonly #point: ProcessPoint;
  readonly #meanHours: MeanHoursBetweenFailures;
  #asked: Record<string, Asked> = {};

  constructor(run: RunContext, point: ProcessPoint, meanHours: MeanHoursBetweenFailures) {
    this.#run = run;
    this.#point = point;
    this.#meanHours = meanHours;
  }

  readonly ask: MaintenanceAsker = (question) => {
    const { world, information, policies, log, history } = this.#run;
    const meanHours = this.#meanHours(question.group);
    const day = Math.floor(world.kernel.now / TICKS_PER_DAY);
    const isMeasured = information.isRecorded(this.#point);
    // Units of different groups of one site need different noise.
    const key = question.site * 4096 + question.unit * 16 + (hashText(question.group) % 16);
    const wearSignal = isMeasured ? information.observe(this.#point, question.wear, key, day) : Number.NaN;
    const observation = {
      asOfTick: world.kernel.now,
      hoursSinceRenewal: question.hoursSinceRenewal,
      wearSignal,
      meanHoursBetweenFailures: meanHours,
      slackShare: question.slackShare,
    };
    const choice = policies.maintenance.stops(observation);
    if (history && isMeasured) this.#learn(question, wearSignal, question.hoursSinceRenewal / meanHours, choice.value);
    if (choice.value) {
      const neededTick = world.kernel.now;
      const executedTick = neededTick + information.latencyTicks('maintenance');
      const subject = `${world.cluster.sites[question.site]!.id} ${question.group} ${question.unit}`;
      log.add('maintenance', subject, { asOfTick: neededTick, neededTick, executedTick }, observation, 'stop', choice);
    }
    return choice.value;
  };

  /** Yesterday's row gets its outcome today: fewer hours than yesterday without a planned stop mean that the unit failed. */
  #learn(question: MaintenanceQuestion, wearSignal: number, lifeShare: number, isStopped: boolean): void {
    const key = `${question.site}/${question.group}/${question.unit}`;
    const last = this.#asked[key];
    if (last && !last.wasStopped && (last.hours > 0 || question.hoursSinceRenewal > 0)) {
      const hasFailed = question.hoursSinceRenewal < last.hours;
      this.#run.history!.add('failure', [last.wearSignal, last.lifeShare], hasFailed ? 1 : 0);
    }
    this.#asked[key] = { hours: question.hoursSinceRenewal, wearSignal, lifeShare, wasStopped: isStopped };
  }

  save(): Plain {
    return clonePlain(this.#asked as unknown as Plain);
  }

  load(saved: Plain): void {
    this.#asked = clonePlain(saved) as unknown as Record<string, Asked>;
  }
}
