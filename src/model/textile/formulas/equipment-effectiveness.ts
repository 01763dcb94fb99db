// Overall equipment effectiveness of one machine from its time and output; the run's KPI sums over groups elsewhere.

export interface Effectiveness {
  readonly availability: number;
  readonly effectiveness: number;
  readonly quality: number;
  readonly oee: number;
}

/** Availability, effectiveness, quality and their product.
 *  Units: planned busy and actual production time and run time per item in one time unit; quantities in one unit. Source: [O1]. */
export function equipmentEffectiveness(
  plannedBusyTime: number,
  productionTime: number,
  runTimePerItem: number,
  output: { readonly produced: number; readonly good: number },
): Effectiveness {
  const availability = productionTime / plannedBusyTime;
  const effectiveness = (runTimePerItem * output.produced) / productionTime;
  const quality = output.good / output.produced;
  return { availability, effectiveness, quality, oee: availability * effectiveness * quality };
}
