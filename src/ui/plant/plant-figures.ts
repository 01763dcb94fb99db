// The names of groups, places and uses in the person's words, and which clusters are shown. Pure; what has no word is shown by its own name.
import type { Messages } from '../../i18n/en.ts';
import type { PlantReport, PlantSide } from '../../model/domain/plant-record.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import type { Layout } from '../../store/session.ts';

export interface ShownSide {
  readonly policy: PolicyName;
  readonly side: PlantSide;
}

/** The clusters that the layout shows and that are there. */
export function shownSides(report: PlantReport, layout: Layout): readonly ShownSide[] {
  const sides: ShownSide[] = [];
  if (layout !== 'ai' || !report.ai) sides.push({ policy: 'baseline', side: report.baseline });
  if (layout !== 'baseline' && report.ai) sides.push({ policy: 'ai', side: report.ai });
  return sides;
}

/** The word for a key of one of the screen's word lists; the key itself when the list does not have it. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

export const groupName = (plant: Messages['plant'], group: string): string => wordOf(plant.groups, group);

/** A place of the books; some places take several materials and have a name for each. */
export function placeName(plant: Messages['plant'], place: string, material: string): string {
  const known: Readonly<Record<string, string>> = plant.places;
  return known[`${place} ${material}`] ?? known[place] ?? place;
}
