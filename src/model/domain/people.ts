// Who works in a plant: roles, who can stand in for whom, the question of a shift's staffing, and the account of hours.

/** Roles in the order of every list by role. */
export const ROLES = ['operator', 'helper', 'fitter', 'sorter', 'inspector'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE = Object.fromEntries(ROLES.map((role, index) => [role, index])) as Readonly<Record<Role, number>>;

/** Skills beside the own role: for which posts a role may stand in, the most natural first. Assumed: usual practice of small plants. */
export const SKILLS: Readonly<Record<Role, readonly Role[]>> = {
  operator: ['helper', 'sorter'],
  helper: ['operator', 'sorter'],
  fitter: ['operator'],
  sorter: ['inspector', 'helper'],
  inspector: ['sorter', 'helper'],
};

/** Asked before each shift of a plant: how many people of each role are called in. */
export interface StaffingQuestion {
  readonly site: number;
  /** Number of the shift since the start of the run; equal in compared runs. */
  readonly shift: number;
  readonly startTick: number;
  readonly hours: number;
  /** People that full manning needs, by role. */
  readonly needed: Int32Array;
  /** The fixed roster, by role. */
  readonly roster: Int32Array;
}

/** Changes `calledIn` (whole people ≥ 0 by role), which holds the fixed roster when it is asked. */
export type StaffingPort = (question: StaffingQuestion, calledIn: Int32Array) => void;

/** Baseline management: the fixed roster, whatever the day brings. */
export const fixedRoster: StaffingPort = () => {};

/** Hours of one role in one plant since the start of the run. */
export interface StaffAccount {
  readonly site: number;
  readonly role: Role;
  /** Hours that full manning of the shifts held would have taken. */
  readonly neededHours: number;
  /** Hours for which people were called in, of which they were there, and for which they were paid. */
  readonly calledHours: number;
  readonly workedHours: number;
  readonly paidHours: number;
}
