// What the machines of a textile mill say about each other: it must be able to make fabric. Reads raw documents.
import type { Issue } from '../../base/issue.ts';
import { isObject } from './inherit.ts';
import type { Json } from './json-text.ts';
import { pointer } from './pointer.ts';

/** The issues of all textile mills of a document that may be faulty elsewhere: what cannot be read has its own issue. */
export function textileIssues(document: { readonly [key: string]: Json }): Issue[] {
  const mills = Array.isArray(document['textileMills']) ? (document['textileMills'] as readonly Json[]) : [];
  return mills.flatMap((mill, index) => {
    if (!isObject(mill)) return [];
    const { looms, knittingMachines, sewingPlaces } = mill;
    const issues: Issue[] = [];
    const add = (code: string, key: string, got: string, expected: string): void => {
      issues.push({ code, path: pointer(['textileMills', index, key]), got, expected });
    };
    if (looms === 0 && (knittingMachines ?? 0) === 0) {
      add('TEXTILE_MILL_WITHOUT_MACHINES', 'looms', '0 looms and no knitting machine', 'looms or knitting machines');
    }
    if (looms === 0 && typeof sewingPlaces === 'number' && sewingPlaces > 0) {
      add('SEWING_WITHOUT_LOOMS', 'sewingPlaces', String(sewingPlaces), '0 or nothing: bed linen is sewn of woven sheeting');
    }
    return issues;
  });
}
