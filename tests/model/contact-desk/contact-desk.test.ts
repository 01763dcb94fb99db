// The contact desk: arrivals, waits and answers against worked examples, and a desk of many days.
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/base/math.ts';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import type { FieldBlock } from '../../../src/model/domain/cluster.ts';
import { createContactDeskStage, fixedAgents, isWeekend } from '../../../src/model/contact-desk/index.ts';
import { dayFactor, hourFactor } from '../../../src/model/contact-desk/contact-rate.ts';
import { impatientQueue } from '../../../src/model/contact-desk/impatient-queue.ts';
import { poissonQuantile } from '../../../src/model/contact-desk/poisson.ts';
import { CONTACT_DESK_PARAMETERS, type ContactDeskValues } from '../../../src/model/parameters/contact-desk.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { plantWorld } from '../plant-world.ts';

const DEFAULTS = defaultValues(CONTACT_DESK_PARAMETERS);
const MONDAY = 4;

interface Options {
  readonly agents?: number;
  readonly hasBot?: boolean;
  readonly replication?: number;
  readonly parameters?: Partial<ContactDeskValues>;
}

function desk({ agents = 2, hasBot = false, replication = 0, parameters = {} }: Options = {}) {
  const { world } = plantWorld(replication);
  const block = { site: 0, areaHa: 1200 } as FieldBlock;
  const shifts: number[] = [];
  const stage = createContactDeskStage(
    { ...world, cluster: { ...world.cluster, blocks: [block] } },
    { parameters: { ...DEFAULTS, ...parameters }, startDayNumber: MONDAY, hasBot },
    { agents: () => agents, shiftEnded: (shift, contacts) => void (shifts[shift] = contacts) },
  );
  const runTo = (days: number): void => {
    for (let day = Math.floor(world.kernel.now / TICKS_PER_DAY); day < days; day += 1) {
      world.kernel.runUntil((day + 1) * TICKS_PER_DAY);
      stage.closeDay(day);
      world.activities.closeDay();
    }
  };
  return { world, stage, shifts, runTo };
}

describe('contacts of an hour', () => {
  it('are a Poisson number: with two expected, 0.1353 come to none and 0.4060 to one at most', () => {
    expect([0.135, 0.136, 0.406, 0.407].map((u) => poissonQuantile(2, u))).toEqual([0, 1, 1, 2]);
    expect([poissonQuantile(0, 0.9), poissonQuantile(2, 1 - 1e-16)].map((k) => k < 60)).toEqual([true, true]);
  });

  it('pass into the normal law for many: the median of 900 is 900', () => {
    expect(poissonQuantile(900, 0.5)).toBe(900);
    expect(Math.abs(poissonQuantile(399, 0.975) - poissonQuantile(401, 0.975))).toBeLessThanOrEqual(4);
  });

  it('swing about the mean hour over the open day and leave it as it is', () => {
    const factors = Array.from({ length: 12 }, (_, index) => hourFactor(index, DEFAULTS));
    expect(factors.reduce((a, b) => a + b, 0)).toBeCloseTo(12, 9);
    expect([factors[2], factors[8]]).toEqual([1.5, 0.5]);
  });

  it('know Saturday and Sunday', () => {
    expect(Array.from({ length: 7 }, (_, day) => isWeekend(MONDAY + day))).toEqual([false, false, false, false, false, true, true]);
  });

  it('have a luck of the day whose median lies below the mean of 1: exp(−ln(1.04)/2) = 0.9806', () => {
    expect(dayFactor(0.5, DEFAULTS)).toBeCloseTo(0.980_58, 5);
  });
});

describe('the fixed shift', () => {
  it('is laid out for the usual hour: 48 contacts in 12 h need 0.33 agents, one at 0.6; with 20 from loads still 0.79, one', () => {
    expect([fixedAgents(1200, false, DEFAULTS), fixedAgents(1200, true, DEFAULTS)]).toEqual([1, 1]);
    expect(fixedAgents(100_000, false, DEFAULTS)).toBe(Math.ceil((4000 / 12) * (300 / 3600) / 0.6));
  });
});

describe('a desk whose callers hang up', () => {
  it('is as if nobody waited when callers are as impatient as agents are quick: Poisson(1) people, queue 1/e, one in 1/e hangs up', () => {
    const hour = impatientQueue(12, 1, 300, 300);
    expect(hour.abandonedShare).toBeCloseTo(exp(-1), 9);
    expect(hour.waitSeconds).toBeCloseTo(300 * exp(-1), 6);
    expect(hour.busyAgents).toBeCloseTo(1 - exp(-1), 9);
  });

  it('comes near the queue without end when nobody hangs up: half busy, one agent of 300 s, wait 300 s', () => {
    expect(impatientQueue(6, 1, 300, 1e9).waitSeconds).toBeCloseTo(300, 2);
  });

  it('answers whoever does not hang up, and loses all with nobody there', () => {
    const hour = impatientQueue(80, 5, 300, 240);
    expect(hour.busyAgents * 12).toBeCloseTo(80 * (1 - hour.abandonedShare), 6);
    expect(impatientQueue(10, 0, 300, 240)).toEqual({ waitSeconds: 240, abandonedShare: 1, busyAgents: 0 });
  });

  it('stays finite for a thousand agents', () => {
    const hour = impatientQueue(12_000, 1000, 300, 240);
    expect(hour.waitSeconds).toBeGreaterThan(0);
    expect(hour.waitSeconds).toBeLessThan(10);
  });
});

describe('the contact desk', () => {
  it('waits less the more agents there are, with the same first contacts', () => {
    const [few, many] = [1, 4].map((agents) => {
      const { stage, runTo } = desk({ agents });
      runTo(60);
      return stage.totals();
    });
    expect(few!.firstContacts).toBe(many!.firstContacts);
    expect(few!.waitSeconds / few!.contacts).toBeGreaterThan(5 * (many!.waitSeconds / many!.contacts));
    expect(few!.settledAtOnce).toBeLessThan(many!.settledAtOnce);
  });

  it('brings the contacts that its parameters say: 1,200 ha, weekends at 0.4, within four standard errors', () => {
    const { stage, runTo } = desk({ parameters: { dayVariation: 0 } });
    runTo(140);
    const expected = 1200 * 0.04 * (100 + 40 * 0.4);
    expect(Math.abs(stage.totals().firstContacts - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('sees what was caused come within the next days, and each load once', () => {
    const [quiet, busy] = [0, 300].map((caused) => {
      const { stage, runTo } = desk({ parameters: { dayVariation: 0 } });
      stage.expect(caused);
      runTo(10);
      return { first: stage.totals().firstContacts, left: stage.expectedContacts() };
    });
    expect(busy!.left).toBeLessThan(0.1);
    expect(Math.abs(busy!.first - quiet!.first - 300)).toBeLessThan(4 * Math.sqrt(300));
  });

  it('books the hours of its agents as labour: two agents, twelve hours, ten days', () => {
    const { world, stage, runTo } = desk();
    runTo(10);
    expect(stage.totals().agentHours).toBe(240);
    expect(world.activities.total(0, ACTIVITY.labour)).toBe(240);
  });

  it('tells each shift what came in it', () => {
    const { stage, shifts, runTo } = desk();
    runTo(20);
    expect(shifts).toHaveLength(60);
    expect(shifts.reduce((a, b) => a + b, 0)).toBeCloseTo(stage.totals().contacts, 6);
  });

  it('lets a chat-bot take its share: fewer wait, fewer are settled at once', () => {
    const [people, bot] = [false, true].map((hasBot) => {
      const { stage, runTo } = desk({ hasBot, agents: 3 });
      runTo(60);
      return stage.totals();
    });
    expect(people!.byBot).toBe(0);
    expect(bot!.byBot / bot!.contacts).toBeCloseTo(DEFAULTS.botShare, 9);
    expect(bot!.busyHours).toBeLessThan(people!.busyHours);
    expect(bot!.settledAtOnce / bot!.firstContacts).toBeLessThan(people!.settledAtOnce / people!.firstContacts);
  });

  it('knows the contacts of the next shift when nothing more happens', () => {
    const { world, stage, shifts } = desk({ parameters: { repeatShare: 0, retryShare: 0 } });
    world.kernel.runUntil(TICKS_PER_DAY);
    const coming = stage.comingContacts(3);
    world.kernel.runUntil(2 * TICKS_PER_DAY);
    expect(shifts[3]).toBe(coming);
  });

  it('goes on as it would have from a snapshot in the middle of a day', () => {
    const one = desk({ agents: 1 });
    one.runTo(3);
    one.stage.expect(20);
    one.world.kernel.runUntil(3 * TICKS_PER_DAY + 13 * 3600 + 5);
    const saved = { kernel: one.world.kernel.save(), stage: one.stage.save() };
    one.runTo(9);
    const other = desk({ agents: 1 });
    other.world.kernel.load(saved.kernel);
    other.stage.load(saved.stage);
    other.runTo(9);
    expect(other.stage.totals()).toEqual(one.stage.totals());
  });

  it('has its own luck in every replication', () => {
    const [a, b] = [0, 1].map((replication) => {
      const { stage, runTo } = desk({ replication });
      runTo(20);
      return stage.totals().firstContacts;
    });
    expect(a).not.toBe(b);
  });
});
