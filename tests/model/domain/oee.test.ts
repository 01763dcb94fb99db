// Effectiveness and the tree of losses: the worked example of the processing sheet, and sums that close.
import { describe, expect, it } from 'vitest';
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import type { MachineAccount } from '../../../src/model/domain/machines.ts';
import {
  LOSSES, LOSS_IDS, lossTree, meanHoursBetweenFailures, oeeOf, setupRate, sumOfLossTrees, technicalEfficiency,
} from '../../../src/model/domain/oee.ts';

const minutes = (count: number): number => Math.round(count * 60);

/** Vector 62: 480 min planned, 408 min production, 2.4 min an item, 158 produced, 154 good; an item is a tonne. */
const ACCOUNT: MachineAccount = {
  site: 0,
  group: 'card',
  stage: 'spinning',
  units: 1,
  plannedTicks: minutes(480),
  runningTicks: minutes(408),
  downTicks: minutes(40),
  maintenanceTicks: minutes(20),
  idleTicks: minutes(32),
  standardHoursPerTonne: 2.4 / 60,
  producedGrams: 158 * GRAMS_PER_TONNE,
  goodGrams: 154 * GRAMS_PER_TONNE,
  failures: 3,
  stops: {
    maintenance: minutes(15), cleaning: minutes(5),
    repair: minutes(18), waitingForCrew: minutes(4), waitingForParts: minutes(2), minorStops: minutes(6), setup: minutes(10),
    unattended: minutes(2), starved: minutes(20), blocked: minutes(7), idle: minutes(3),
  },
};

describe('overall equipment effectiveness', () => {
  it('reproduces vector 62 of the processing sheet', () => {
    const { availability, effectiveness, quality, oee } = oeeOf(ACCOUNT);
    expect(availability).toBeCloseTo(0.85, 12);
    expect(effectiveness).toBeCloseTo(0.92941, 5);
    expect(quality).toBeCloseTo(0.97468, 5);
    expect(oee).toBeCloseTo(0.77, 12);
  });

  it('is 0 for a group that was never planned, and of one that never ran', () => {
    const none = { ...ACCOUNT, plannedTicks: 0, runningTicks: 0, producedGrams: 0, goodGrams: 0 };
    expect(oeeOf(none)).toEqual({ availability: 0, effectiveness: 0, quality: 0, oee: 0 });
  });
});

describe('other figures of ISO 22400', () => {
  it('follow from the same account', () => {
    expect(meanHoursBetweenFailures(ACCOUNT)).toBeCloseTo(408 / 60 / 4, 12);
    expect(setupRate(ACCOUNT)).toBeCloseTo(10 / 418, 12);
    expect(technicalEfficiency(ACCOUNT)).toBeCloseTo(408 / 438, 12);
  });
});

describe('the tree of losses', () => {
  it('leads from open time over planned busy time to good output without a remainder', () => {
    const tree = lossTree(ACCOUNT);
    const of = (isPlanned: boolean): number =>
      LOSS_IDS.filter((id) => (LOSSES[id] === 'planned') === isPlanned).reduce((sum, id) => sum + tree.losses[id], 0);
    expect(tree.openTicks - of(true)).toBe(tree.plannedBusyTicks);
    expect(tree.plannedBusyTicks - of(false)).toBe(tree.goodTicks);
    // 154 items of 2.4 min; 4 bad ones; 408 min of production for 158 items.
    expect(tree.goodTicks).toBe(minutes(369.6));
    expect(tree.losses.quality).toBe(minutes(9.6));
    expect(tree.losses.speed).toBe(minutes(408 - 379.2));
    expect(tree.goodTicks / tree.plannedBusyTicks).toBeCloseTo(oeeOf(ACCOUNT).oee, 12);
    expect(TICKS_PER_HOUR).toBe(minutes(60));
  });

  it('shows running faster than rated as a gain', () => {
    expect(lossTree({ ...ACCOUNT, producedGrams: 180 * GRAMS_PER_TONNE }).losses.speed).toBe(minutes(408 - 432));
  });

  it('adds up over groups', () => {
    const sum = sumOfLossTrees([lossTree(ACCOUNT), lossTree(ACCOUNT)]);
    expect(sum.goodTicks).toBe(minutes(2 * 369.6));
    expect(sum.losses.starved).toBe(minutes(40));
    expect(sum.plannedBusyTicks).toBe(minutes(960));
  });
});
