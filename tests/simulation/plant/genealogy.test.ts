// Traces through a small made-up chain whose masses can be reckoned by hand.
import { describe, expect, it } from 'vitest';
import { LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import { genealogyOf } from '../../../src/simulation/plant/genealogy.ts';

/** Two blocks give 1000 g of seed cotton each; 350 g and 250 g of lint make one bale of 600 g; half of it is lost on the way to a cloth of 300 g. */
function chain() {
  const lots = new LotTable(16);
  const seed = [0, 1].map((block) => lots.create(LOT_KIND.seedCotton, 0, 1000, 0, 0, block, 0));
  const bale = lots.create(LOT_KIND.bale, 0, 600, 86_400, 1, -1, 0);
  lots.addParent(bale, seed[0]!, 350);
  lots.addParent(bale, seed[1]!, 250);
  const laydown = lots.create(LOT_KIND.laydown, 0, 600, 86_400, 2, -1, 0);
  lots.addParent(laydown, bale, 600);
  const slivers = [0, 1].map(() => {
    const sliver = lots.create(LOT_KIND.sliver, 0, 300, 86_400, 2, -1, 0);
    lots.addParent(sliver, laydown, 300);
    return sliver;
  });
  for (const lot of [...seed, bale, laydown]) lots.consume(lot);
  // The card takes 60 g out of the first sliver before it is spun.
  lots.setGrams(slivers[0]!, 240);
  const yarn = lots.create(LOT_KIND.yarn, 0, 240, 172_800, 2, -1, 0);
  lots.addParent(yarn, slivers[0]!, 240);
  lots.consume(slivers[0]!);
  const grey = lots.create(LOT_KIND.greyFabric, 0, 240, 172_800, 3, -1, 0);
  lots.addParent(grey, yarn, 240);
  lots.consume(yarn);
  lots.setGrams(grey, 220);
  const fabric = lots.create(LOT_KIND.fabric, 0, 200, 259_200, 3, -1, 0);
  lots.addParent(fabric, grey, 220);
  lots.consume(grey);
  return { lots, seed, bale, laydown, yarn, fabric };
}

describe('the trace of a lot', () => {
  it('charges a cloth with all that was used up for it, losses included', () => {
    const { lots, seed, bale, fabric } = chain();
    const trace = genealogyOf(lots, { policy: 'baseline', lot: fabric })!;
    const used = new Map(trace.back.flatMap(({ lots: found }) => found.map((each) => [each.lot, each.linkedGrams])));
    // One of two equal slivers went into it: half of the bale, and half of both seed-cotton lots.
    expect(used.get(bale)).toBeCloseTo(300, 9);
    expect(used.get(seed[0]!)).toBeCloseTo(500, 9);
    expect(used.get(seed[1]!)).toBeCloseTo(500, 9);
    expect(trace.back.map(({ kind }) => kind)).toEqual(['greyFabric', 'yarn', 'laydown', 'bale', 'seedCotton']);
    expect(trace.forward).toEqual([]);
  });

  it('splits the origin of a cloth by the lint that each block gave', () => {
    const { lots, fabric } = chain();
    const { blocks } = genealogyOf(lots, { policy: 'baseline', lot: fabric })!;
    expect(new Map(blocks.map(({ block, share }) => [block, share]))).toEqual(new Map([[0, expect.closeTo(350 / 600, 12)], [1, expect.closeTo(250 / 600, 12)]]));
  });

  it('finds forward what became of a bale and of a block', () => {
    const { lots, bale, fabric, seed } = chain();
    const ofBale = genealogyOf(lots, { policy: 'baseline', lot: bale })!;
    expect(ofBale.forward.map(({ kind }) => kind)).toEqual(['laydown', 'yarn', 'greyFabric', 'fabric']);
    expect(ofBale.forward.at(-1)!.lots).toMatchObject([{ lot: fabric, linkedGrams: 200, share: 1 }]);
    const ofBlock = genealogyOf(lots, { policy: 'baseline', block: 1 })!;
    expect(ofBlock.forward[0]!.lots).toMatchObject([{ lot: seed[1], linkedGrams: 1000, share: 1 }]);
    expect(ofBlock.forward.at(-1)!.lots[0]!.linkedGrams).toBeCloseTo((200 * 250) / 600, 9);
  });

  it('knows no lot that is not there', () => {
    const { lots } = chain();
    expect(genealogyOf(lots, { policy: 'baseline', lot: lots.count })).toBeUndefined();
    expect(genealogyOf(lots, { policy: 'baseline', lot: -1 })).toBeUndefined();
    expect(genealogyOf(lots, { policy: 'baseline', lot: 0.5 })).toBeUndefined();
  });

  it('counts what it does not list', () => {
    const lots = new LotTable(16);
    const seed = lots.create(LOT_KIND.seedCotton, 0, 100_000, 0, 0, 4, 0);
    const bales = Array.from({ length: 100 }, (_, i) => {
      const bale = lots.create(LOT_KIND.bale, 0, 300 + i, 0, 1, 4, 0);
      lots.addParent(bale, seed, 300 + i);
      return bale;
    });
    const level = genealogyOf(lots, { policy: 'ai', lot: seed })!.forward[0]!;
    expect(level.count).toBe(bales.length);
    expect(level.lots.length).toBeLessThan(bales.length);
    expect(level.lots[0]!.lot).toBe(bales.at(-1));
    expect(level.linkedGrams).toBe(100 * 300 + (99 * 100) / 2);
  });
});
