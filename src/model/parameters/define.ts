// How a parameter is declared: once, with unit, range, source and kind. Everything else about it is derived from here.
import { assert } from '../../base/assert.ts';

/** measured: from data of the real plant; literature: printed in a source; calibrated: fitted to data; assumed: no source could be opened. */
export type ParameterKind = 'measured' | 'literature' | 'calibrated' | 'assumed';

export interface ParameterDeclaration {
  readonly unit: string;
  readonly default: number;
  /** Limits that an input must keep; the spread between sources for sensitivity. */
  readonly range: readonly [low: number, high: number];
  readonly kind: ParameterKind;
  /** Key or short citation of the source, or the reason of an assumption. */
  readonly source: string;
  /** One short English sentence for forms and tables. */
  readonly label: string;
}

export interface ParameterGroup<Keys extends string = string> {
  readonly name: string;
  readonly declarations: Readonly<Record<Keys, ParameterDeclaration>>;
}

export type ParameterValues<Group> = Group extends ParameterGroup<infer Keys> ? Readonly<Record<Keys, number>> : never;

/** The group of declarations. Fails: throws AssertionError when a default lies outside its range. */
export function defineParameters<Keys extends string>(
  name: string,
  declarations: Readonly<Record<Keys, ParameterDeclaration>>,
): ParameterGroup<Keys> {
  for (const [key, declaration] of Object.entries<ParameterDeclaration>(declarations)) {
    const [low, high] = declaration.range;
    assert(
      low <= declaration.default && declaration.default <= high,
      `${name}.${key}: default ${declaration.default} outside ${low} to ${high}`,
    );
  }
  return { name, declarations };
}

/** The default of every parameter of a group. */
export function defaultValues<Keys extends string>(group: ParameterGroup<Keys>): Readonly<Record<Keys, number>> {
  const values = {} as Record<Keys, number>;
  for (const key of Object.keys(group.declarations) as Keys[]) values[key] = group.declarations[key].default;
  return values;
}
