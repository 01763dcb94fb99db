// The field stage's way in.
export { createFieldStage } from './stage.ts';
export type { FieldStage, FieldStageOptions } from './field-stage.ts';
export { warmedEvapotranspiration } from './et0/warmed-evapotranspiration.ts';
export { createFieldTracer } from './tracer.ts';
export { HUNGRY_STEPPE } from './weather/climate.ts';
export { generateWeather } from './weather/weather-generator.ts';
export type { FieldTracer } from './tracer.ts';
