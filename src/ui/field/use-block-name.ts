// Names a block by farm, area, soil and irrigation in the person's language.
import { useMemo } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { Cluster } from '../../model/domain/cluster.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';

/** A function from block number to name. */
export function useBlockName(cluster: Cluster): (block: number) => string {
  const { field, terms } = useWords();
  const format = useFormat();
  const nameOf = useSiteName();
  return useMemo(
    () => (index) => {
      const block = cluster.blocks[index];
      if (!block) return '';
      const { site, areaHa, soil, irrigation } = block;
      return fill(field.blockName, { farm: nameOf(site), area: format.number(areaHa, 0), soil: terms.soils[soil], irrigation: terms.irrigation[irrigation] });
    },
    [cluster, field, terms, format, nameOf],
  );
}
