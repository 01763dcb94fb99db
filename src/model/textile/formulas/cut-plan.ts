// How many bed-linen sets a length of sheeting gives and how much of its mass is in them. Knows no seconds and no machines.

/** Whole sets from a length after faults were cut out; at least one from a length of one set or more.
 *  Units: metres; returns a count. Source: processing sheet 4.5: 7.14 m a set. */
export function setsFrom(metres: number, cutOutMetres: number, metresPerSet: number): number {
  const most = Math.floor(metres / metresPerSet);
  return Math.max(Math.min(1, most), Math.floor((metres - cutOutMetres) / metresPerSet));
}

/** Share of the fabric's mass that is in the sets; the rest are cuttings, cut-out faults and the remnant.
 *  Units: metres of fabric; utilisation a fraction of the length cut for a set. */
export function massShareInSets(sets: number, metres: number, metresPerSet: number, utilisation: number): number {
  return (sets * metresPerSet * utilisation) / metres;
}

/** Share of sets that become seconds: sewing spoils some, a spoiling fault that the cutter missed the others.
 *  Units: fractions; spoiling faults per set are Poisson, so a set is free of missed ones with probability exp(−missed); `free` is that. */
export function secondSetShare(sewingShare: number, free: number): number {
  return 1 - (1 - sewingShare) * free;
}
