// What share of water, heat, electricity and labour of wet processing each step takes.
import type { WetStep } from '../domain/ports.ts';
import type { TextileValues } from '../parameters/textile.ts';

export interface StepShares {
  readonly water: number;
  readonly heat: number;
  readonly electricity: number;
  readonly labour: number;
}

/** The shares of a step, fractions; those of the three steps add up to 1. */
export function wetStepShares(step: WetStep, p: TextileValues): StepShares {
  const preparation = {
    water: p.preparationWaterShare,
    heat: p.preparationHeatShare,
    electricity: p.preparationElectricityShare,
    labour: p.preparationLabourShare,
  };
  if (step === 'preparation') return preparation;
  const dyeing = { water: p.dyeingWaterShare, heat: p.dyeingHeatShare, electricity: p.dyeingElectricityShare, labour: p.dyeingLabourShare };
  if (step === 'dyeing') return dyeing;
  return {
    water: 1 - preparation.water - dyeing.water,
    heat: 1 - preparation.heat - dyeing.heat,
    electricity: 1 - preparation.electricity - dyeing.electricity,
    labour: 1 - preparation.labour - dyeing.labour,
  };
}
