// Sites and routes of a scenario as a network: names are unique, references exist, material flows downstream to the market. Reads raw documents.
import type { Issue } from '../../base/issue.ts';
import type { SiteKind } from '../domain/cluster.ts';
import { oneOf } from './document-issues.ts';
import { isObject } from './inherit.ts';
import type { Json } from './json-text.ts';
import { pointer } from './pointer.ts';

/** One member of a group, in the order of `Cluster.sites`. */
export interface NetworkSite {
  readonly id: string;
  readonly kind: SiteKind;
  readonly groupId: string;
  readonly groupIndex: number;
  readonly memberIndex: number;
  readonly path: string;
}

export interface Network {
  readonly sites: readonly NetworkSite[];
  /** Index of the site that each site sends to; −1 for the market and where no route leads on. */
  readonly destination: Int32Array;
  readonly issues: readonly Issue[];
}

const LISTS: readonly (readonly [key: string, kind: SiteKind])[] = [
  ['farms', 'farm'],
  ['receivingPoints', 'receivingPoint'],
  ['gins', 'gin'],
  ['spinningMills', 'spinningMill'],
  ['textileMills', 'textileMill'],
];
const DOWNSTREAM: Readonly<Record<SiteKind, readonly SiteKind[]>> = {
  farm: ['receivingPoint'],
  receivingPoint: ['gin'],
  gin: ['spinningMill', 'market'],
  spinningMill: ['textileMill'],
  textileMill: ['market'],
  market: [],
};
const LARGEST_GROUP = 5000;
/** A hundred times the sites of the whole country. */
const MOST_SITES = 50_000;

/** The network of a document that may still be faulty elsewhere: what cannot be read is left out, because it has its own issue. */
export function networkOf(document: { readonly [key: string]: Json }): Network {
  const issues: Issue[] = [];
  const sites = sitesOf(document, issues);
  const destination = new Int32Array(sites.length).fill(-1);
  const isFromGroup = new Uint8Array(sites.length);
  const routeOf = new Int32Array(sites.length).fill(-1);
  const routes = Array.isArray(document['routes']) ? (document['routes'] as readonly Json[]) : [];
  const index = nameIndex(sites);
  const groups = [...new Set(sites.map((site) => site.groupId))];
  // Two rounds, so that a route of a single member goes before the one of its group.
  for (const round of ['group', 'member'] as const) {
    routes.forEach((route, number) => {
      if (!isObject(route) || typeof route['from'] !== 'string' || typeof route['to'] !== 'string') return;
      const from = index.get(route['from']) ?? [];
      const isMember = from.length > 0 && sites[from[0]!]!.groupId !== route['from'];
      if (isMember !== (round === 'member')) return;
      const to = index.get(route['to']) ?? [];
      for (const [end, found] of [['from', from], ['to', to]] as const) {
        const name = route[end] as string;
        if (found.length === 0) issues.push({ code: 'UNKNOWN_REFERENCE', path: pointer(['routes', number, end]), got: name, expected: oneOf(name, groups) });
      }
      if (from.length === 0 || to.length === 0) return;
      const kinds = [sites[from[0]!]!.kind, sites[to[0]!]!.kind] as const;
      if (!DOWNSTREAM[kinds[0]].includes(kinds[1])) {
        const expected = DOWNSTREAM[kinds[0]].join(' or ') || 'no route at all';
        issues.push({ code: 'UPSTREAM_ROUTE', path: pointer(['routes', number]), got: `${kinds[0]} to ${kinds[1]}`, expected: `${kinds[0]} to ${expected}` });
      }
      let isReported = false;
      from.forEach((site, position) => {
        if (destination[site] !== -1 && !(round === 'member' && isFromGroup[site] === 1)) {
          if (!isReported) issues.push({ code: 'DUPLICATE_ROUTE', path: pointer(['routes', number]), got: `a second route from ${sites[site]!.id}`, expected: 'one route from each site' });
          isReported = true;
          return;
        }
        destination[site] = to[Math.floor((position * to.length) / from.length)]!;
        isFromGroup[site] = round === 'group' ? 1 : 0;
        routeOf[site] = number;
      });
    });
  }
  issues.push(...cycles(sites, destination, routeOf), ...deadEnds(sites, destination));
  return { sites, destination, issues };
}

function sitesOf(document: { readonly [key: string]: Json }, issues: Issue[]): NetworkSite[] {
  const sites: NetworkSite[] = [];
  const seen = new Set<string>();
  const add = (value: Json, kind: SiteKind, groupIndex: number, path: string): void => {
    if (!isObject(value) || typeof value['id'] !== 'string') return;
    const groupId = value['id'];
    const written = value['count'];
    const count = typeof written === 'number' && Number.isInteger(written) && written >= 1 && written <= LARGEST_GROUP ? written : 1;
    const isGroup = count > 1;
    const names = [groupId, ...(isGroup ? Array.from({ length: count }, (_, i) => `${groupId}-${i + 1}`) : [])];
    const double = names.find((name) => seen.has(name));
    if (double !== undefined) {
      issues.push({ code: 'DUPLICATE_ID', path: `${path}/id`, got: double, expected: 'a name that no other site has' });
      return;
    }
    if (sites.length + count > MOST_SITES) {
      issues.push({ code: 'OUT_OF_RANGE', path, got: `more than ${MOST_SITES} sites up to here`, expected: `at most ${MOST_SITES} sites` });
      return;
    }
    for (const name of names) seen.add(name);
    for (let memberIndex = 0; memberIndex < count; memberIndex += 1) {
      sites.push({ id: isGroup ? `${groupId}-${memberIndex + 1}` : groupId, kind, groupId, groupIndex, memberIndex, path });
    }
  };
  for (const [key, kind] of LISTS) {
    const list = document[key];
    if (Array.isArray(list)) (list as readonly Json[]).forEach((value, index) => add(value, kind, index, pointer([key, index])));
  }
  if (document['market'] !== undefined) add(document['market'], 'market', 0, '/market');
  return sites;
}

/** Indices of the sites that each name means: all members of a group, or one member. */
function nameIndex(sites: readonly NetworkSite[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  const add = (name: string, site: number): void => {
    const known = index.get(name);
    if (known) known.push(site);
    else index.set(name, [site]);
  };
  sites.forEach(({ id, groupId }, site) => {
    add(groupId, site);
    if (id !== groupId) add(id, site);
  });
  return index;
}

/** One issue per route that closes a circle. */
function cycles(sites: readonly NetworkSite[], destination: Int32Array, routeOf: Int32Array): Issue[] {
  const issues: Issue[] = [];
  const reported = new Set<number>();
  // 0 not visited, otherwise the number of the walk that came by first.
  const visited = new Int32Array(sites.length);
  for (let start = 0; start < sites.length; start += 1) {
    const walk = start + 1;
    let site = start;
    while (visited[site] === 0 && destination[site] !== -1) {
      visited[site] = walk;
      const next = destination[site]!;
      if (visited[next] === walk) {
        const route = routeOf[site]!;
        if (!reported.has(route)) {
          const got = `${sites[site]!.id} sends to ${sites[next]!.id}, whose material comes back to it`;
          issues.push({ code: 'CYCLIC_ROUTE', path: pointer(['routes', route]), got, expected: 'routes without a circle' });
        }
        reported.add(route);
        break;
      }
      site = next;
    }
    if (visited[site] === 0) visited[site] = walk;
  }
  return issues;
}

/** Sites without a route out (all but the market), and sites after the farms that nothing reaches; one issue per group. */
function deadEnds(sites: readonly NetworkSite[], destination: Int32Array): Issue[] {
  const issues: Issue[] = [];
  const isFed = new Uint8Array(sites.length);
  for (let start = 0; start < sites.length; start += 1) {
    if (sites[start]!.kind !== 'farm') continue;
    for (let site = destination[start]!; site !== -1 && isFed[site] === 0; site = destination[site]!) isFed[site] = 1;
  }
  const reported = new Set<string>();
  sites.forEach((site, index) => {
    const isMarket = site.kind === 'market';
    if (!isMarket && destination[index] === -1 && !reported.has(`out ${site.path}`)) {
      reported.add(`out ${site.path}`);
      issues.push({ code: 'MISSING_ROUTE', path: site.path, got: `no route from ${site.id}`, expected: `a route to ${DOWNSTREAM[site.kind].join(' or ')}` });
    }
    if (!isMarket && site.kind !== 'farm' && isFed[index] === 0 && !reported.has(`in ${site.path}`)) {
      reported.add(`in ${site.path}`);
      issues.push({ code: 'UNREACHABLE_SITE', path: site.path, got: `no material reaches ${site.id}`, expected: 'a path of routes from a farm' });
    }
  });
  return issues;
}
