// Rows, window and table of the machine states over time. Pure.
import { dateOfDayNumber } from '../../base/calendar.ts';
import type { Messages } from '../../i18n/en.ts';
import { HOUR_PARTS, PLANT_STATE, PLANT_STATES } from '../../model/domain/plant-record.ts';
import type { MachineAccount } from '../../model/domain/machines.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import type { HourRecord } from '../../store/plant-desk.ts';
import { bucketShares } from '../charts/gantt-marks.ts';
import type { LaneSource, RecordShape } from '../charts/gantt-marks.ts';
import type { HourWindow, StatesRow } from '../charts/StatesChart.tsx';
import type { Formatter } from '../format/formatter.ts';
import { groupName } from './plant-figures.ts';
import type { PlantTable } from './PlantCard.tsx';
import { CLASS_OF, DRAWN_CLASSES, STATE_CLASSES } from './state-classes.ts';

const DAY = 24;
const LEAST_WINDOW_HOURS = 12;
/** What is shown at least, so that the first day does not fill the whole width, hours. */
const LEAST_WHOLE_HOURS = 14 * DAY;
/** More lanes than this are not drawn at once; a choice of plants narrows them. */
export const MOST_ROWS = 40;

export function shapeOf({ groups }: HourRecord): RecordShape {
  return { groups, states: PLANT_STATES.length, whole: HOUR_PARTS };
}

export function hoursOf(record: HourRecord): number {
  const row = record.groups * PLANT_STATES.length;
  return row === 0 ? 0 : Math.max(record.baseline.length, record.ai?.length ?? 0) / row;
}

/** The first hour, at the start of its day, in which any group was open; undefined when none was. */
export function firstOpenHour(record: HourRecord): number | undefined {
  for (let at = PLANT_STATE.closed; at < record.baseline.length; at += PLANT_STATES.length) {
    if (record.baseline[at] !== HOUR_PARTS) return Math.floor(Math.floor(at / (record.groups * PLANT_STATES.length)) / DAY) * DAY;
  }
  return undefined;
}

/** From the first open hour to the last recorded one. */
export function wholeWindow(record: HourRecord, firstOpen: number): HourWindow {
  return { fromHour: firstOpen, toHour: Math.max(firstOpen + LEAST_WHOLE_HOURS, Math.ceil(hoursOf(record) / DAY) * DAY) };
}

/** The window scaled by a factor around an hour, within the whole. */
export function zoomed(shown: HourWindow, whole: HourWindow, factor: number, around: number): HourWindow {
  const span = Math.max(LEAST_WINDOW_HOURS, Math.min(whole.toHour - whole.fromHour, Math.round((shown.toHour - shown.fromHour) * factor)));
  const centre = Math.min(Math.max(around, shown.fromHour), shown.toHour);
  const share = (centre - shown.fromHour) / Math.max(1, shown.toHour - shown.fromHour);
  const fromHour = Math.min(Math.max(Math.round(centre - share * span), whole.fromHour), whole.toHour - span);
  return { fromHour, toHour: fromHour + span };
}

function sourceOf(record: HourRecord, policy: PolicyName, group: number): LaneSource | undefined {
  const parts = policy === 'ai' ? record.ai : record.baseline;
  return parts && { id: `${policy}-${group}`, parts, group };
}

/** A row per machine group that the filter lets through, with a lane per cluster. */
export function statesRows(record: HourRecord, machines: readonly MachineAccount[], policies: readonly PolicyName[], filter: string, words: Messages, siteName: (site: number) => string): readonly StatesRow[] {
  const sites = new Set(machines.map(({ site }) => site));
  return machines.flatMap((machine, group) => {
    if (filter !== 'all' && machine.stage !== filter) return [];
    const ofStage = [...sites].filter((site) => machines.some((other) => other.site === site && other.stage === machine.stage));
    const name = groupName(words.plant, machine.group);
    const lanes = policies.flatMap((policy) => {
      const source = sourceOf(record, policy, group);
      return source ? [{ id: source.id, source, look: policy }] : [];
    });
    return lanes.length === 0 ? [] : [{ id: String(group), label: ofStage.length > 1 ? `${siteName(machine.site)}: ${name}` : name, lanes }];
  }).slice(0, MOST_ROWS);
}

/** Hours of every class by group, cluster and month, from the same record as the drawing. */
export function statesTable(record: HourRecord, rows: readonly StatesRow[], firstDayNumber: number, firstOpen: number, words: Messages, format: Formatter): PlantTable {
  const { states } = words.plant;
  const columns = [
    { id: 'machine_group', label: words.plant.line.group, isNumber: false },
    { id: 'policy', label: words.plant.trace.policy, isNumber: false },
    { id: 'month', label: states.month, isNumber: false },
    ...STATE_CLASSES.map((each) => ({ id: `${each}_h_per_machine`, label: `${states.classes[each]}, ${words.plant.oee.hours.toLowerCase()}`, isNumber: true })),
  ];
  const last = hoursOf(record);
  const months: { from: number; to: number; month: number }[] = [];
  for (let hour = firstOpen; hour < last; hour += DAY) {
    const { month } = dateOfDayNumber(firstDayNumber + hour / DAY);
    const open = months.at(-1);
    if (open?.month === month) open.to = Math.min(last, hour + DAY);
    else months.push({ from: hour, to: Math.min(last, hour + DAY), month });
  }
  const shape = shapeOf(record);
  const body = rows.flatMap((row) => row.lanes.flatMap((lane) => months.map(({ from, to, month }) => {
    const hours = bucketShares(lane.source, shape, CLASS_OF, STATE_CLASSES.length, from, to).map((share) => share * (to - from));
    const policy = lane.look === 'ai' ? 'ai' : 'baseline';
    return { cells: [row.label, lane.look, month, ...hours], texts: [row.label, words.policies[policy], words.monthNames[month - 1] ?? '', ...hours.map((each) => format.number(each, 0))] };
  })));
  return { columns, rows: body };
}

/** Shares of the machines in a stretch of a lane, in words: the drawn classes that have any, the largest first. */
export function sharesInWords(lane: LaneSource, record: HourRecord, fromHour: number, toHour: number, words: Messages, format: Formatter): string {
  const shares = bucketShares(lane, shapeOf(record), CLASS_OF, STATE_CLASSES.length, fromHour, toHour);
  const parts = STATE_CLASSES.map((id, index) => ({ id, share: shares[index]!, isDrawn: index < DRAWN_CLASSES })).filter(({ share }) => share >= 0.005);
  return parts.sort((a, b) => b.share - a.share).map(({ id, share }) => `${words.plant.states.classes[id]} ${format.percent(share, 0)}`).join(', ');
}
