// What one person has set and wants to find again: language, colours, scenario, seed, modules, speed. Its stored form is checked whole.
import { isLanguage } from '../i18n/languages.ts';
import type { Language } from '../i18n/languages.ts';
import { MODULE_IDS } from '../model/domain/modules.ts';
import type { ModuleId } from '../model/domain/modules.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const LAYOUTS = ['both', 'baseline', 'ai'] as const;
/** Which cluster the twin screen shows. */
export type Layout = (typeof LAYOUTS)[number];

export const SURFACES = ['scene', 'map'] as const;
export type Surface = (typeof SURFACES)[number];

/** Simulated days per second that can be chosen: an hour, six hours, one, three and ten days. */
export const SPEEDS = [1 / 24, 1 / 4, 1, 3, 10] as const;

export const DEFAULT_SCENARIO = 'pilot-cluster';
export const LARGEST_SEED = 2_147_483_647;
export const MOST_REPLICATIONS = 1000;

export interface Session {
  readonly language: Language;
  readonly theme: Theme;
  readonly scenario: string;
  readonly seed: number;
  readonly replications: number;
  readonly modules: readonly ModuleId[];
  readonly daysPerSecond: number;
  readonly layout: Layout;
  readonly surface: Surface;
}

export function defaultSession(language: Language): Session {
  return {
    language,
    theme: 'system',
    scenario: DEFAULT_SCENARIO,
    seed: 1,
    replications: 10,
    modules: MODULE_IDS,
    daysPerSecond: 3,
    layout: 'both',
    surface: 'scene',
  };
}

export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_SEED;
}

export function isReplicationCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_REPLICATIONS;
}

const isOneOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value => values.some((known) => known === value);

function isModuleList(value: unknown): value is readonly ModuleId[] {
  return Array.isArray(value) && new Set(value).size === value.length && value.every((id) => isOneOf(MODULE_IDS, id));
}

const FORMAT = 1;

/** The session as text for the browser's store. */
export function encodeSession(session: Session): string {
  return JSON.stringify({ format: FORMAT, ...session });
}

/** The session of a stored text; undefined when anything in it is not as expected: then none of it is used. */
export function decodeSession(text: string): Session | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { format, language, theme, scenario, seed, replications, modules, daysPerSecond, layout, surface, ...rest } = read as Record<string, unknown>;
  const isWhole =
    format === FORMAT &&
    isLanguage(language) &&
    isOneOf(THEMES, theme) &&
    typeof scenario === 'string' && /^[a-z0-9_-]{1,80}$/.test(scenario) &&
    isSeed(seed) &&
    isReplicationCount(replications) &&
    isModuleList(modules) &&
    SPEEDS.some((speed) => speed === daysPerSecond) &&
    isOneOf(LAYOUTS, layout) &&
    isOneOf(SURFACES, surface) &&
    Object.keys(rest).length === 0;
  if (!isWhole) return undefined;
  return { language, theme, scenario, seed, replications, modules, daysPerSecond: daysPerSecond as number, layout, surface };
}
