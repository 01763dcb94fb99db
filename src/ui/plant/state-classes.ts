// States of the record gathered into the classes that lanes show. Pure.
import type { PlantState } from '../../model/domain/plant-record.ts';
import { PLANT_STATES } from '../../model/domain/plant-record.ts';

/** From the foot of a lane upwards; the last is left empty. */
export const STATE_CLASSES = ['running', 'minor', 'starved', 'blocked', 'idle', 'maintenance', 'down', 'closed'] as const;
export type StateClass = (typeof STATE_CLASSES)[number];
export const DRAWN_CLASSES = STATE_CLASSES.length - 1;

const CLASS_OF_STATE: Readonly<Record<PlantState, StateClass>> = {
  running: 'running',
  minorStops: 'minor',
  setup: 'minor',
  repair: 'down',
  waitingForCrew: 'down',
  waitingForParts: 'down',
  unattended: 'idle',
  starved: 'starved',
  blocked: 'blocked',
  idle: 'idle',
  maintenance: 'maintenance',
  cleaning: 'maintenance',
  closed: 'closed',
};

/** Index of the class of every state, in the order of the record. */
export const CLASS_OF = PLANT_STATES.map((state) => STATE_CLASSES.indexOf(CLASS_OF_STATE[state]));
