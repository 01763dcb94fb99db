// The field stage's way in.
export { createFieldStage } from './stage.ts';
export type { FieldStage, FieldStageOptions } from './field-stage.ts';
export { createFieldTracer } from './tracer.ts';
export type { FieldTracer } from './tracer.ts';
