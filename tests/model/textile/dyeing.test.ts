// Outcomes of dyeing against the published table: shares, time and resources of all passes of a batch.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { TEXTILE_PARAMETERS } from '../../../src/model/parameters/textile.ts';
import { DYEING_COLUMN, SPOILT_COLUMN } from '../../../src/model/textile/batch-columns.ts';
import { drawDyeing, DYEING, endsPass, passResources, passTime } from '../../../src/model/textile/dyeing.ts';
import { expectedDyeing, RIGHT_FIRST_TIME_TABLE } from '../../../src/model/textile/formulas/right-first-time.ts';

const p = defaultValues(TEXTILE_PARAMETERS);
const BATCHES = 20_000;

interface Totals {
  readonly time: number;
  readonly resources: number;
  readonly outcomes: readonly number[];
  readonly spoilt: number;
}

/** Means over many batches, all passes of each added up. */
function dyeMany(excessCv: number): Totals {
  const lots = new LotTable(16);
  const batch = lots.create(LOT_KIND.greyFabric, 0, 1000, 0, 0, -1, 0);
  const stream = new Streams(3, 0).get('textile.finishing', 0);
  const outcomes = [0, 0, 0, 0];
  let time = 0;
  let resources = 0;
  let spoilt = 0;
  for (let i = 0; i < BATCHES; i += 1) {
    drawDyeing(lots, batch, excessCv, stream, p);
    outcomes[lots.trait(batch, DYEING_COLUMN)]! += 1 / BATCHES;
    spoilt += lots.trait(batch, SPOILT_COLUMN) / BATCHES;
    do {
      time += passTime(lots, batch, p) / BATCHES;
      resources += passResources(lots, batch, p) / BATCHES;
    } while (endsPass(lots, batch));
  }
  return { time, resources, outcomes, spoilt };
}

describe('dyeing', () => {
  const usual = dyeMany(0);

  it('takes the published time and resources over all passes of a batch', () => {
    const { rightFirstTime, smallAddition, largeAddition, stripAndRedye } = RIGHT_FIRST_TIME_TABLE;
    const rows = [rightFirstTime, smallAddition, largeAddition, stripAndRedye];
    const expected = expectedDyeing(rows.map((row, outcome) => ({ share: usual.outcomes[outcome]!, ...row })));
    // The same shares on both sides, so only rounding of the sums is left.
    expect(usual.time).toBeCloseTo(expected.time, 9);
    expect(usual.resources).toBeCloseTo(expected.cost / 100, 9);
  });

  it('is right the first time in 85 % with reference yarn', () => {
    // Standard error of a share of 0.85 over 20,000 batches: 0.0025; three of them.
    expect(Math.abs(usual.outcomes[DYEING.rightFirstTime]! - 0.85)).toBeLessThan(0.0076);
    expect(Math.abs(usual.outcomes[DYEING.strip]! - p.stripShare)).toBeLessThan(0.003);
  });

  it('of uneven yarn goes wrong more often, costs capacity more than resources, and spoils more', () => {
    const uneven = dyeMany(4);
    expect(uneven.outcomes[DYEING.rightFirstTime]!).toBeLessThan(usual.outcomes[DYEING.rightFirstTime]!);
    expect(uneven.time - usual.time).toBeGreaterThan(uneven.resources - usual.resources);
    expect(uneven.spoilt).toBeGreaterThan(usual.spoilt);
  });

  it('sends only stripped batches back, and those once', () => {
    const lots = new LotTable(16);
    const batch = lots.create(LOT_KIND.greyFabric, 0, 1000, 0, 0, -1, 0);
    for (const outcome of Object.values(DYEING)) {
      lots.setTrait(batch, DYEING_COLUMN, outcome);
      lots.setTrait(batch, DYEING_COLUMN + 2, 0);
      expect(endsPass(lots, batch)).toBe(outcome === DYEING.strip);
      expect(endsPass(lots, batch)).toBe(false);
    }
  });
});
