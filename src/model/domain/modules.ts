// The twelve decision points of the cluster, in the order in which they are listed everywhere.

export const MODULE_IDS = [
  'irrigation',
  'harvest',
  'haulage',
  'ginning',
  'laydown',
  'speed',
  'maintenance',
  'inspection',
  'planning',
  'energy',
  'shipment',
  'staffing',
] as const;

/** One decision point that the AI core can take over from the baseline rule. */
export type ModuleId = (typeof MODULE_IDS)[number];

/** Which AI modules are on; baseline management has none. */
export type ModuleSet = ReadonlySet<ModuleId>;

export const NO_MODULES: ModuleSet = new Set();
