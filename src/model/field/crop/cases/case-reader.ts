// Reads values of a case file one by one and collects every fault with its JSON pointer; knows no case.
import type { Issue } from '../../../../base/issue.ts';
import { nearMiss } from '../../../../base/near-miss.ts';

/** A JSON object as parsed. */
export type Fields = Readonly<Record<string, unknown>>;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Collects issues; every method returns a usable value, so that reading goes on to the next fault. */
export class CaseReader {
  readonly issues: Issue[] = [];

  add(code: string, path: string, got: unknown, expected: string): void {
    this.issues.push({ code, path, got: shown(got), expected });
  }

  /** The object, or an empty one after an issue; unknown keys are issues. */
  fields(value: unknown, path: string, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add('crop.type', path, value, 'an object');
      return {};
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      const meant = nearMiss(name, known);
      this.add('crop.unknown-key', `${path}/${name}`, name, meant === undefined ? `one of ${known.join(', ')}` : `did you mean ${meant}`);
    }
    return value as Fields;
  }

  number(value: unknown, path: string, low: number, high: number): number {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.add('crop.type', path, value, 'a number');
      return NaN;
    }
    if (value < low || value > high) this.add('crop.range', path, value, `${low} to ${high}`);
    return value;
  }

  whole(value: unknown, path: string, low: number, high: number): number {
    const number = this.number(value, path, low, high);
    if (Number.isFinite(number) && !Number.isInteger(number)) this.add('crop.type', path, value, 'a whole number');
    return number;
  }

  optionalNumber(value: unknown, path: string, low: number, high: number, otherwise: number): number {
    return value === undefined ? otherwise : this.number(value, path, low, high);
  }

  flag(value: unknown, path: string): boolean {
    if (value === undefined) return false;
    if (typeof value !== 'boolean') this.add('crop.type', path, value, 'true or false');
    return value === true;
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.add('crop.type', path, value, 'a text');
    return '';
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0) return value as unknown[];
    this.add('crop.type', path, value, 'a list with at least one entry');
    return [];
  }

  /** A list of exactly `length` numbers. */
  numbers(value: unknown, path: string, length: number, limits: readonly (readonly [number, number])[]): number[] {
    const list = this.list(value, path);
    if (list.length !== 0 && list.length !== length) this.add('crop.length', path, value, `${length} numbers`);
    return list.slice(0, length).map((entry, i) => this.number(entry, `${path}/${i}`, limits[i]![0], limits[i]![1]));
  }

  /** Month and day of `MM/DD` or `MM-DD`. */
  monthDay(value: unknown, path: string): readonly [number, number] {
    const match = /^(\d{1,2})[/-](\d{1,2})$/.exec(typeof value === 'string' ? value : '');
    const month = Number(match?.[1] ?? 0);
    const day = Number(match?.[2] ?? 0);
    const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    if (day < 1 || day > longest) this.add('crop.date', path, value, 'month/day, as 04/15');
    return [month, day];
  }
}
