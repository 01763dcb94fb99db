// Machine interference: positions that wait for the one who puts them right, here rotors for their piecing carriage. Knows no yarn.

/** Share of positions that stand, in service or waiting, when one server looks after `positions` of them.
 *  Units: stops per running hour of a position, hours of a service; both phases exponential. Returns 0 to 1.
 *  Source: finite-source queue M/M/1//N by its birth and death chain. */
export function standingShare(stopsPerHour: number, serviceHours: number, positions: number): number {
  const load = stopsPerHour * serviceHours;
  // Weight of k standing positions relative to none: positions!/(positions − k)! · load^k, rescaled as it grows.
  let weight = 1;
  let sum = 1;
  let standing = 0;
  for (let k = 1; k <= positions; k += 1) {
    weight *= (positions - k + 1) * load;
    sum += weight;
    standing += k * weight;
    if (sum > 1e200) {
      weight /= sum;
      standing /= sum;
      sum = 1;
    }
  }
  return standing / sum / positions;
}
