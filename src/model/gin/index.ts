// The gin stage's way in.
export { createGinStage } from './stage.ts';
export type { GinStage, GinStageOptions } from './stage.ts';
