// The names of all random streams of a run; a name that is not here may not be drawn from.

export const STREAM_NAMES = [
  'season.weatherYear',
  'field.management',
  'field.picking',
  'field.lotTraits',
  'haulage.travel',
  'haulage.loading',
  'gin.breakdown',
  'gin.repair',
  'gin.baleTraits',
  'gin.stop',
  'spinning.breakdown',
  'spinning.repair',
  'spinning.endBreaks',
  'spinning.yarn',
  'spinning.drift',
  'textile.breakdown',
  'textile.repair',
  'textile.stops',
  'textile.faults',
  'textile.finishing',
  'textile.drift',
  'information.noise',
  'information.latency',
  'decision.core',
] as const;
export type StreamName = (typeof STREAM_NAMES)[number];
