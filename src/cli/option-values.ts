// Reads the values of options: whole numbers, module lists. Refuses what does not exist by name, with the nearest name that does.
import { InvalidArgumentError } from 'commander';
import { nearMiss } from '../base/near-miss.ts';
import { MODULE_IDS, type ModuleId, type ModuleSet } from '../model/domain/modules.ts';

/** A reader of whole numbers from low to high; high is at most 2⁵³ − 1. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    }
    return value;
  };
}

/** A reader of one of a few names. */
export function oneOfNames(names: readonly string[]): (text: string) => string {
  return (text) => {
    if (names.includes(text)) return text;
    const near = nearMiss(text, names);
    throw new InvalidArgumentError(near === undefined ? `It must be one of ${names.join(', ')}.` : `Did you mean ${near}?`);
  };
}

/** The modules of `all`, `none` or a list with commas. */
export function moduleList(text: string): ModuleSet {
  const known: readonly string[] = MODULE_IDS;
  if (text === 'all') return new Set(MODULE_IDS);
  if (text === 'none') return new Set();
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (known.includes(name)) continue;
    if (name === 'all' || name === 'none') throw new InvalidArgumentError(`${name} stands alone; it cannot be joined with modules.`);
    const near = nearMiss(name, [...known, 'all', 'none']);
    throw new InvalidArgumentError(`There is no module ${JSON.stringify(name)}. ${near === undefined ? `Modules: ${known.join(', ')}.` : `Did you mean ${near}?`}`);
  }
  return new Set(names as ModuleId[]);
}
