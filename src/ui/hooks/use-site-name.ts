// Names places in the person's language: kind and number, since scenario files name sites by identifiers only.
import { useMemo } from 'react';
import type { Cluster } from '../../model/domain/cluster.ts';
import type { Messages } from '../../i18n/en.ts';
import { useAppState, useWords } from './app-context.tsx';

/** The district in the person's language, or as the scenario spells it when it is not a known one. */
export function districtName(district: string, words: Messages): string {
  const known: Readonly<Record<string, string>> = words.terms.districts;
  return known[district.toLowerCase().replace(/[^a-z]/g, '')] ?? district;
}

/** The name of each site: its kind, and a number where there are several of the kind. */
export function siteNames(cluster: Cluster, words: Messages): readonly string[] {
  const totals = new Map<string, number>();
  for (const { kind } of cluster.sites) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  const seen = new Map<string, number>();
  return cluster.sites.map(({ kind }) => {
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    return totals.get(kind) === 1 ? words.terms.siteKinds[kind] : `${words.terms.siteKinds[kind]} ${number}`;
  });
}

/** A function from site number to name, for the scenario on the screen. */
export function useSiteName(): (site: number) => string {
  const words = useWords();
  const cluster = useAppState((state) => state.scenario?.cluster);
  return useMemo(() => {
    const names = cluster ? siteNames(cluster, words) : [];
    return (site) => names[site] ?? '';
  }, [cluster, words]);
}
