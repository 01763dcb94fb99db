// How precision and recall of a classifier turn into its rate of false alarms.

/** Share of good batches that a classifier flags, from its precision and recall at a prevalence of defects.
 *  Units: fractions 0 to 1. Source: definition of precision: P = πR/(πR + (1 − π)F). */
export function falseAlarmShare(precision: number, recall: number, prevalence: number): number {
  return (prevalence * recall * (1 - precision)) / (precision * (1 - prevalence));
}
