// The contact desk stage: contacts of farms, drivers and buyers hour by hour, agents and a chat-bot who answer. The one export of this folder.
import type { Plain } from '../../base/plain.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { hashText, keyedUniform } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import type { ContactTotals } from '../domain/contacts.ts';
import { createContactTotals } from '../domain/contacts.ts';
import type { ContactDeskValues } from '../parameters/contact-desk.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { dayFactor, hourFactor, isWeekend, openHours, SHIFTS_PER_DAY } from './contact-rate.ts';
import { impatientQueue } from './impatient-queue.ts';
import { poissonQuantile } from './poisson.ts';

export { fixedAgents, isWeekend, SHIFTS_PER_DAY } from './contact-rate.ts';

const CONTACTS = hashText('desk.contacts');
const DAY_LUCK = hashText('desk.day');
/** Spread of replications over the keys of hours; larger than any hour of a run. */
const REPLICATION_STRIDE = 1_000_003;
const HOURS = 24;

export interface ContactDeskPorts {
  /** Whole people ≥ 0 who answer in a shift (day × 3 + place in it); asked when the shift before it begins. */
  agents(shift: number): number;
  /** A shift is over: contacts of all kinds in it, the agents, and the mean wait, seconds. */
  shiftEnded(shift: number, contacts: number, agents: number, waitSeconds: number): void;
}

export interface ContactDeskOptions {
  readonly parameters: ContactDeskValues;
  /** Day number (base/calendar) of run day 0. */
  readonly startDayNumber: number;
  /** Whether a chat-bot answers first. */
  readonly hasBot: boolean;
}

export interface ContactDeskStage extends Stage {
  /** Contacts that something just caused; they come over the next open hours. */
  expect(contacts: number): void;
  /** Contacts still to come of those that were caused. */
  expectedContacts(): number;
  /** Contacts that a shift will bring when nothing more happens: what perfect information would know. */
  comingContacts(shift: number): number;
  totals(): ContactTotals;
}

/** The desk of the whole cluster; its labour is booked at the market's site. It never keeps a run going. */
export function createContactDeskStage(world: StageWorld, options: ContactDeskOptions, ports: ContactDeskPorts): ContactDeskStage {
  const { parameters: p, startDayNumber, hasBot } = options;
  const { kernel, streams, cluster, activities } = world;
  const areaHa = cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);
  const openHour = Math.round(p.openHour);
  const perShift = Math.round(p.shiftHours);
  const perDay = openHours(p);
  const totals = createContactTotals();
  const state = {
    /** Contacts caused that are still to come; contacts that come again tomorrow, today an hour, and in the next hour. */
    caused: 0,
    tomorrow: 0,
    again: 0,
    retries: 0,
    agents: 0,
    nextAgents: -1,
    unbookedHours: 0,
    shiftContacts: 0,
    shiftWaitSeconds: 0,
  };

  const luck = (purpose: number, key: number): number => keyedUniform(streams.seed, purpose, key + streams.replication * REPLICATION_STRIDE, 0);
  const release = 1 / Math.max(1, p.eventMemoryHours);

  /** First contacts of an open hour of a day while `caused` are still to come. */
  const freshContacts = (day: number, index: number, caused: number): number => {
    const standing = ((areaHa * p.contactsPerHaDay) / perDay) * hourFactor(index, p) * (isWeekend(startDayNumber + day) ? p.weekendFactor : 1);
    return poissonQuantile((standing + caused * release) * dayFactor(luck(DAY_LUCK, day), p), luck(CONTACTS, day * HOURS + index));
  };

  const settleHour = (day: number, index: number): void => {
    const fresh = freshContacts(day, index, state.caused);
    const contacts = fresh + state.again + state.retries;
    state.caused -= state.caused * release;
    const byBot = hasBot ? contacts * p.botShare : 0;
    const queue = impatientQueue(contacts - byBot, state.agents, p.handleSeconds, p.patienceSeconds);
    const hungUp = (contacts - byBot) * queue.abandonedShare;
    const answered = contacts - byBot - hungUp;
    const settled = answered * p.agentResolution + byBot * p.botResolution;
    const waitSeconds = (contacts - byBot) * queue.waitSeconds + byBot * p.botAnswerSeconds;
    state.tomorrow += (answered + byBot - settled) * p.repeatShare;
    state.retries = hungUp * p.retryShare;
    state.shiftContacts += contacts;
    state.shiftWaitSeconds += waitSeconds;
    totals.contacts += contacts;
    totals.firstContacts += fresh;
    totals.settledAtOnce += contacts === 0 ? 0 : (settled * fresh) / contacts;
    totals.byBot += byBot;
    totals.hungUp += hungUp;
    totals.waitSeconds += waitSeconds;
    totals.agentHours += state.agents;
    totals.busyHours += queue.busyAgents;
    state.unbookedHours += state.agents;
  };

  const endShift = (shift: number): void => {
    ports.shiftEnded(shift, state.shiftContacts, state.agents, state.shiftContacts === 0 ? 0 : state.shiftWaitSeconds / state.shiftContacts);
    state.shiftContacts = 0;
    state.shiftWaitSeconds = 0;
  };

  const beginShift = (shift: number): void => {
    state.agents = state.nextAgents < 0 ? ports.agents(shift) : state.nextAgents;
    state.nextAgents = ports.agents(shift + 1);
  };

  const openDay = (): void => {
    state.again = state.tomorrow / perDay;
    state.tomorrow = 0;
  };

  /** Every full hour from opening to closing: the hour that ended is settled, then shifts change. */
  const code = kernel.register('desk.hour', (day, index) => {
    if (index > 0) settleHour(day, index - 1);
    else openDay();
    if (index > 0 && index % perShift === 0) endShift(day * SHIFTS_PER_DAY + index / perShift - 1);
    if (index < perDay && index % perShift === 0) beginShift(day * SHIFTS_PER_DAY + index / perShift);
    if (index === perDay) {
      // Who hung up at closing time calls tomorrow.
      state.tomorrow += state.retries;
      state.retries = 0;
      kernel.schedule((day + 1) * TICKS_PER_DAY + openHour * TICKS_PER_HOUR, RANK.observation, code, day + 1, 0);
    } else kernel.schedule(kernel.now + TICKS_PER_HOUR, RANK.observation, code, day, index + 1);
  });
  kernel.schedule(openHour * TICKS_PER_HOUR, RANK.observation, code, 0, 0);

  return {
    expect: (contacts) => {
      state.caused += contacts;
    },
    expectedContacts: () => state.caused,
    comingContacts: (shift) => {
      const day = Math.floor(shift / SHIFTS_PER_DAY);
      const first = (shift % SHIFTS_PER_DAY) * perShift;
      let { caused } = state;
      let sum = 0;
      for (let index = first; index < first + perShift; index += 1) {
        sum += freshContacts(day, index, caused) + state.again;
        caused -= caused * release;
      }
      return sum;
    },
    totals: () => ({ ...totals }),
    closeDay: () => {
      activities.add(cluster.marketSite, ACTIVITY.labour, state.unbookedHours);
      state.unbookedHours = 0;
    },
    isBusy: () => false,
    machines: () => [],
    save: (): Plain => ({ totals: { ...totals }, state: { ...state } }),
    load: (saved) => {
      const from = saved as unknown as { totals: ContactTotals; state: typeof state };
      Object.assign(totals, from.totals);
      Object.assign(state, from.state);
    },
  };
}
