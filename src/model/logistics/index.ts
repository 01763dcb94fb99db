// The haulage stage's way in.
export { createHaulageStage } from './stage.ts';
export type { HaulageStage, HaulageStageOptions } from './haulage-stage.ts';
