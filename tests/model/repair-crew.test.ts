// Fitters and spare parts of a plant: who is repaired next and what waits, by hand-made arithmetic.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../src/base/units.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { PEOPLE_PARAMETERS } from '../../src/model/parameters/people.ts';
import { RepairCrew } from '../../src/model/repair-crew.ts';
import type { RepairTerms } from '../../src/model/repair-crew.ts';
import { orderQuantity, reorderPoint, SpareParts } from '../../src/model/spare-parts.ts';
import { plantWorld } from './plant-world.ts';

const RULES = { ...defaultValues(PEOPLE_PARAMETERS), spareLeadCv: 0 };
const TERMS: RepairTerms = { units: 8, fitters: 1, priority: 1, failuresPerDay: 0 };

function crewOf(...terms: Partial<RepairTerms>[]) {
  const { world } = plantWorld();
  const crew = new RepairCrew(world, 0, RULES);
  const log: string[] = [];
  const unavailable = new Set<string>();
  terms.forEach((changes, customer) => {
    const number = crew.enrol(
      {
        waits: (unit, wait) => log.push(`${customer}.${unit} waits for ${wait}`),
        repairs: (unit) => log.push(`${customer}.${unit} repair`),
        stops: (unit) => {
          const isGone = unavailable.has(`${customer}.${unit}`);
          if (!isGone) log.push(`${customer}.${unit} planned`);
          return !isGone;
        },
      },
      { ...TERMS, ...changes },
    );
    expect(number).toBe(customer);
  });
  const take = (): string[] => log.splice(0).filter((line) => !line.endsWith('crew'));
  return { world, crew, log, unavailable, take };
}

describe('a repair crew', () => {
  it('repairs as many units at once as it has fitters, first failed first, and the bottleneck before the others', () => {
    const { crew, take } = crewOf({}, { priority: 0 });
    crew.setFitters(2);
    for (const unit of [0, 1, 2, 3]) crew.fails(0, unit);
    crew.fails(1, 5);
    expect(take()).toEqual(['0.0 repair', '0.1 repair']);
    expect([crew.busyFitters, crew.waiting]).toEqual([2, 3]);
    crew.ends(0, 1);
    expect(take()).toEqual(['1.5 repair']);
    crew.ends(1, 5);
    crew.ends(0, 0);
    expect(take()).toEqual(['0.2 repair', '0.3 repair']);
  });

  it('does planned stops after repairs, once each, and not when the unit has gone or no part is there', () => {
    const { crew, take, unavailable } = crewOf({}, { failuresPerDay: 0.001 });
    crew.setFitters(1);
    crew.fails(0, 0);
    crew.plans(0, 1);
    crew.plans(0, 1);
    crew.plans(0, 2);
    crew.fails(0, 3);
    take();
    unavailable.add('0.2');
    crew.ends(0, 0);
    crew.ends(0, 3);
    crew.ends(0, 1);
    expect(take()).toEqual(['0.3 repair', '0.1 planned']);
    expect([crew.busyFitters, crew.waiting]).toEqual([0, 0]);
    // Stock of the class: reorder point ⌈0.0182 + 2·√0.0182⌉ = 1 and one on top.
    crew.plans(1, 0);
    crew.ends(1, 0);
    crew.plans(1, 0);
    crew.ends(1, 0);
    expect(take()).toEqual(['1.0 planned', '1.0 planned']);
    crew.plans(1, 0);
    expect(take()).toEqual([]);
  });

  it('waits where several fitters are needed until they are free together, and makes do when fewer are on shift', () => {
    const { crew, take } = crewOf({ fitters: 2 });
    crew.setFitters(3);
    crew.fails(0, 0);
    crew.fails(0, 1);
    expect([take(), crew.busyFitters]).toEqual([['0.0 repair'], 2]);
    crew.setFitters(0);
    crew.ends(0, 0);
    expect(take()).toEqual([]);
    crew.setFitters(1);
    expect([take(), crew.busyFitters]).toEqual([['0.1 repair'], 1]);
  });

  it('finishes what it has begun when the shift ends, and starts nothing without fitters', () => {
    const { crew, take } = crewOf({});
    crew.setFitters(2);
    crew.fails(0, 0);
    crew.fails(0, 1);
    crew.setFitters(1);
    crew.fails(0, 2);
    expect(crew.busyFitters).toBe(2);
    crew.ends(0, 0);
    expect(take()).toEqual(['0.0 repair', '0.1 repair']);
    crew.ends(0, 1);
    expect(take()).toEqual(['0.2 repair']);
  });

  it('lets a repair without a part wait for the delivery', () => {
    const { world, crew, log } = crewOf({ failuresPerDay: 0.001 });
    crew.setFitters(8);
    for (const unit of [0, 1, 2]) crew.fails(0, unit);
    expect(log.filter((line) => line.startsWith('0.2'))).toEqual(['0.2 waits for parts']);
    world.kernel.runUntil(RULES.spareLeadDays * TICKS_PER_DAY - 1);
    expect(log).not.toContain('0.2 repair');
    world.kernel.runUntil(RULES.spareLeadDays * TICKS_PER_DAY + 1);
    expect(log).toContain('0.2 repair');
  });

  it('resumes from a snapshot with the same queue', () => {
    const first = crewOf({ failuresPerDay: 0.001 }, {});
    first.crew.setFitters(1);
    for (const unit of [0, 1, 2, 3]) first.crew.fails(0, unit);
    first.crew.plans(1, 4);
    const second = crewOf({ failuresPerDay: 0.001 }, {});
    second.world.kernel.load(first.world.kernel.save());
    second.world.streams.load(first.world.streams.save());
    second.crew.load(first.crew.save());
    first.take();
    for (const { crew, world } of [first, second]) {
      crew.ends(0, 0);
      crew.ends(0, 1);
      world.kernel.runUntil(100 * TICKS_PER_DAY);
      crew.ends(1, 4);
    }
    const seen = first.take();
    expect(seen.length).toBeGreaterThan(2);
    expect(second.take()).toEqual(seen);
    expect(second.crew.save()).toEqual(first.crew.save());
  });
});

describe('spare parts', () => {
  it('are ordered when the stock covers the lead time and its spread no more', () => {
    // 0.5 a day for 14 days: 7 + 2·√7 = 12.29.
    expect(reorderPoint(0.5, 14, 2)).toBe(13);
    expect(reorderPoint(0, 14, 2)).toBe(0);
    expect(orderQuantity(0.5, 30)).toBe(15);
    expect(orderQuantity(0.001, 30)).toBe(1);
  });

  it('are kept by the rule: the stock comes back, and is never below nothing', () => {
    const { world } = plantWorld();
    const delivered: number[] = [];
    const parts = new SpareParts(world, 0, { ...RULES, spareUseFactor: 1 }, () => delivered.push(world.kernel.now / TICKS_PER_DAY));
    const screws = parts.open(0.5);
    expect(parts.onHand(screws)).toBe(13 + 15);
    for (let part = 0; part < 14; part += 1) expect(parts.take(screws, 0)).toBe(true);
    expect(parts.onOrder(screws)).toBe(0);
    parts.take(screws, 0);
    expect([parts.onHand(screws), parts.onOrder(screws)]).toEqual([13, 15]);
    for (let part = 0; part < 13; part += 1) parts.take(screws, 0);
    // Orders so far: at 13; position then 28 … 15, above the point.
    expect([parts.onHand(screws), parts.onOrder(screws), parts.take(screws, 0)]).toEqual([0, 15, false]);
    world.kernel.runUntil(14 * TICKS_PER_DAY + TICKS_PER_HOUR);
    expect(delivered).toEqual([14]);
    expect([parts.onHand(screws), parts.used(screws)]).toEqual([15, 28]);
  });
});
