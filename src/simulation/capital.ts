// Capital of the plants and what it costs in a year: depreciation and interest. Installations of the AI modules are in money.ts.
import type { Cluster } from '../model/domain/cluster.ts';
import type { EconomicsValues } from './money.ts';

export const PLANT_KINDS = ['gin', 'spinningMill', 'textileMill'] as const;
export type PlantKind = (typeof PLANT_KINDS)[number];

export interface CapitalCost {
  readonly depreciationUsd: number;
  readonly interestUsd: number;
  /** The part of both that buildings cause. */
  readonly buildingsUsd: number;
}

/** What all plants of a kind would cost new, USD, machines with building and utilities. */
export function plantCapitalUsd(kind: PlantKind, cluster: Cluster, economics: EconomicsValues): number {
  switch (kind) {
    case 'gin':
      return cluster.gins.reduce((sum, gin) => sum + gin.stands, 0) * economics.ginStandCapitalUsd;
    case 'spinningMill':
      return cluster.spinningMills.reduce(
        (sum, mill) => sum + mill.spindles * (mill.route === 'rotor' ? economics.rotorCapitalUsd : economics.spindleCapitalUsd),
        0,
      );
    case 'textileMill':
      return cluster.textileMills.reduce(
        (sum, mill) => sum + mill.looms * economics.loomCapitalUsd + (mill.knittingMachines ?? 0) * economics.knittingMachineCapitalUsd,
        0,
      );
  }
}

/**
 * Straight-line depreciation of machines and buildings over their lives, and interest on half of the capital, the mean over its life; USD a year.
 * Source: the capital group of the ITMF cost comparison (depreciation and interest), processing sheet 6.2 [E3]; lives and rate are parameters.
 */
export function capitalCost(capitalUsd: number, economics: EconomicsValues): CapitalCost {
  const buildings = capitalUsd * economics.buildingCapitalShare;
  const machines = capitalUsd - buildings;
  const buildingDepreciation = buildings / economics.buildingLifeYears;
  const interest = (capital: number): number => (capital / 2) * economics.capitalInterestRate;
  return {
    depreciationUsd: machines / economics.machineLifeYears + buildingDepreciation,
    interestUsd: interest(capitalUsd),
    buildingsUsd: buildingDepreciation + interest(buildings),
  };
}
