// Everything that the plant page shows of one run at one moment, gathered from books, meters, machines and lots.
import type { PlantSide } from '../../model/domain/plant-record.ts';
import type { Simulation } from '../create-simulation.ts';
import { energyUse } from './energy-use.ts';
import { fabricQuality } from './fabric-quality.ts';
import { fibreFlow, plantStocks } from './fibre-flow.ts';

/** The plants of a run as they stand now. Plain data; looks only. */
export function plantSide(simulation: Simulation): PlantSide {
  const { world } = simulation;
  return {
    machines: simulation.machines(),
    stocks: plantStocks(world),
    flow: fibreFlow(world),
    energy: energyUse(world),
    ...fabricQuality(world),
  };
}
