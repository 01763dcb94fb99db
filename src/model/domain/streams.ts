// The names of all random streams of a run; a name that is not here may not be drawn from.

export const STREAM_NAMES = [
  'season.weatherYear',
  'season.generatedWeather',
  'field.management',
  'field.picking',
  'field.lotTraits',
  'haulage.travel',
  'haulage.loading',
  'gin.breakdown',
  'gin.repair',
  'gin.baleTraits',
  'gin.classing',
  'plant.spareLead',
  'plant.absence',
  'spinning.endBreaks',
  'spinning.yarn',
  'spinning.drift',
  'textile.stops',
  'textile.faults',
  'textile.finishing',
  'textile.inspection',
  'textile.drift',
  'textile.makingUp',
  'market.demand',
  'customs.corridors',
  'customs.travel',
  'customs.clearance',
  'desk.contacts',
  'desk.day',
  'information.noise',
  'information.latency',
  'decision.core',
  'decision.historyYears',
] as const;
export type StreamName = (typeof STREAM_NAMES)[number];

/** Endings of the streams of machine units. The whole name is the group's name (site and machine) and the ending; the entity is the unit. */
export const MACHINE_STREAM_ENDINGS = ['life', 'repair', 'condition'] as const;
