// Mills, plans, yarns and load shifting at random: mass closes to the gram, everything leaves, and a restore in the middle changes nothing.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { Streams } from '../../../src/engine/random.ts';
import type { Stream } from '../../../src/engine/random.ts';
import { outcomeText } from '../spinning/mill-outcome.ts';
import { deliverYarn, restoreShed, runShed, shedState, shedWorld } from './weaving-world.ts';
import type { ShedWorld } from './weaving-world.ts';

const DAYS = 25;
const MOST_DAYS = 350;

interface Case {
  readonly make: () => ShedWorld;
  /** Mass of the yarn lots of each day, grams. */
  readonly lots: readonly (readonly number[])[];
}

/** A mill with its deliveries; every port answers by the clock only, so that it can be restored. */
function caseOf(seed: number): Case {
  const luck: Stream = new Streams(seed, 0).get('any-mill', 0);
  const looms = luck.integer(3) === 0 ? 0 : 1 + luck.integer(40);
  const knittingMachines = looms === 0 ? 1 + luck.integer(6) : luck.integer(5);
  const sewingPlaces = looms === 0 ? 0 : luck.integer(30);
  const period = 1 + luck.integer(6);
  const sampling = 1 + luck.integer(3);
  const parameters = {
    stripShare: luck.between(0, 0.3),
    finishingReserveShare: luck.between(0, 0.3),
    wetBufferBatches: 1 + luck.integer(4),
    greyBufferBatches: 1 + luck.integer(6),
    makingUpBufferBatches: 1 + luck.integer(6),
    planPoolLots: 1 + luck.integer(5),
  };
  const make = (): ShedWorld => {
    const shed: ShedWorld = shedWorld({
      seed,
      looms,
      knittingMachines,
      sewingPlaces,
      parameters,
      ports: {
        planProducts: (_mill, out) => {
          const month = Math.floor(shed.world.kernel.now / TICKS_PER_DAY / 30);
          out.set([(month + seed) % 3, (seed + 1) % 4, (2 * month + seed) % 5]);
        },
        startsWetStep: (_mill, _step, batch) => (Math.floor(shed.world.kernel.now / TICKS_PER_HOUR) + batch) % period === 0,
        chooseInspection: (_mill, batch) =>
          batch % sampling === 0 ? { method: 'manual', feedbackTicks: TICKS_PER_DAY } : { method: 'none', feedbackTicks: 0 },
        plansMaintenance: (question) => question.wear > 0.8,
      },
    });
    return shed;
  };
  // From a gram to a truck: short lots make batches that are shorter than a set.
  const sizes = [1, 700, 40_000, 690_000, 2_500_000];
  const lots = Array.from({ length: DAYS }, () => Array.from({ length: luck.integer(5) }, () => sizes[luck.integer(sizes.length)]! + luck.integer(1000)));
  return { make, lots };
}

function run(shed: ShedWorld, lots: Case['lots'], untilDay: number): void {
  while (shed.day < untilDay) {
    for (const grams of lots[shed.day] ?? []) deliverYarn(shed, grams, {});
    runShed(shed, 1, 0, {});
  }
}

describe('any mill', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))('closes its books, lets everything leave and can be restored (%i)', (seed) => {
    const { make, lots } = caseOf(seed);
    const total = lots.flat().reduce((a, b) => a + b, 0);
    const straight = make();
    run(straight, lots, DAYS);
    const first = make();
    const middle = 5 + (seed % 15);
    run(first, lots, middle);
    const second = make();
    restoreShed(second, shedState(first));
    second.day = middle;
    run(second, lots, DAYS);
    expect(outcomeText(second.world, second.stage)).toBe(outcomeText(straight.world, straight.stage));

    straight.stage.closeSeason(0);
    while (straight.stage.isBusy() && straight.day < MOST_DAYS) runShed(straight, 1, 0, {});
    expect(straight.stage.isBusy()).toBe(false);
    const { ledger, lots: table } = straight.world;
    expect(ledger.maxErrorGrams).toBe(0);
    let sinks = 0;
    ledger.accounts.forEach((account, index) => {
      if (account.kind === 'stock') expect(ledger.stockGrams(index), account.name).toBe(0);
      if (account.kind === 'sink') sinks += ledger.stockGrams(index);
    });
    expect(sinks).toBe(total);
    const left = [...straight.batches, ...straight.sets].reduce((sum, lot) => sum + table.grams(lot), 0);
    expect(straight.stage.fabricTonnes(0)).toBeCloseTo(left / 1e6, 9);
  });
});
