// What the parts of a spinning mill say about each other: route, spindles or rotors, machines, laydown and store. Reads raw documents.
import type { Issue } from '../../base/issue.ts';
import { ROUTE_PROCESSES, SPINNING_ROUTES, type SpinningRoute } from '../domain/cluster.ts';
import { isObject } from './inherit.ts';
import type { Json } from './json-text.ts';
import { pointer } from './pointer.ts';

/** The positions that a route spins on, and those that it does not. */
const POSITIONS = {
  'carded-ring': ['spindles', 'rotors'],
  'combed-ring': ['spindles', 'rotors'],
  rotor: ['rotors', 'spindles'],
} as const satisfies Readonly<Record<SpinningRoute, readonly [own: string, other: string]>>;

/** The issues of all spinning mills of a document that may be faulty elsewhere: what cannot be read has its own issue. */
export function spinningIssues(document: { readonly [key: string]: Json }): Issue[] {
  const mills = Array.isArray(document['spinningMills']) ? (document['spinningMills'] as readonly Json[]) : [];
  return mills.flatMap((mill, index) => (isObject(mill) ? [...routeIssues(mill, index), ...storeIssues(mill, index)] : []));
}

function routeIssues(mill: { readonly [key: string]: Json }, index: number): Issue[] {
  const written = mill['route'] ?? 'carded-ring';
  const route = SPINNING_ROUTES.find((candidate) => candidate === written);
  if (route === undefined) return [];
  const issues: Issue[] = [];
  const [own, other] = POSITIONS[route];
  const at = (...path: readonly string[]): string => pointer(['spinningMills', index, ...path]);
  if (mill[own] === undefined) issues.push({ code: 'MISSING_KEY', path: at(own), got: 'nothing', expected: `the number of ${own}: the route is ${route}` });
  if (mill[other] !== undefined) issues.push({ code: 'NOT_ON_ROUTE', path: at(other), got: other, expected: `${own} only: the route is ${route}` });
  const { machines } = mill;
  if (isObject(machines)) {
    const processes: readonly string[] = ROUTE_PROCESSES[route];
    const all: readonly string[] = Object.values(ROUTE_PROCESSES).flat();
    for (const process of Object.keys(machines)) {
      if (!all.includes(process) || processes.includes(process)) continue;
      issues.push({ code: 'NOT_ON_ROUTE', path: at('machines', process), got: process, expected: `one of ${processes.join(', ')}: the route is ${route}` });
    }
  }
  return issues;
}

function storeIssues(mill: { readonly [key: string]: Json }, index: number): Issue[] {
  const { laydownBales, storeBales } = mill;
  if (typeof laydownBales !== 'number' || typeof storeBales !== 'number' || laydownBales <= storeBales) return [];
  const path = pointer(['spinningMills', index, 'laydownBales']);
  return [{ code: 'LAYDOWN_EXCEEDS_STORE', path, got: String(laydownBales), expected: `at most the ${storeBales} bales that the store holds` }];
}
