// The composition's way in.
export { createSimulation } from './create-simulation.ts';
export type { Simulation, SimulationOptions } from './create-simulation.ts';
export { costEstimates } from './cost-split.ts';
export { BLOCK_COLUMNS, blockRows, forecastSeries, ledgerPage } from './decision-view.ts';
export { appraisalOf, kpisOf } from './kpis.ts';
export type { RunAccounts } from './kpis.ts';
export { genealogyOf } from './plant/genealogy.ts';
export { plantSide } from './plant/plant-side.ts';
export { PlantRecord } from './plant-record.ts';
export { MODEL_VERSION } from './version.ts';
