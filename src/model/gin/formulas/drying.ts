// Drying and moistening: water that leaves or enters a mass, and the fuel that drying takes. Knows no damage to fibre.

/** Water that leaves a mass which dries from one wet-basis moisture to another (negative when it takes up water).
 *  Units and shapes: mass before drying in any unit, returned in the same; moistures percent wet basis. Source: processing sheet 1.5, vector 6. */
export function evaporatedWater(mass: number, fromPercent: number, toPercent: number): number {
  return (mass * (fromPercent - toPercent)) / (100 - toPercent);
}

/** Fuel of a dryer.
 *  Units and shapes: water kg, latent heat MJ/kg, efficiency 0 to 1; returns MJ. Source: processing sheet 1.5 [G36], vector 7. */
export function dryerFuelMj(waterKg: number, latentHeatMjPerKg: number, efficiency: number): number {
  return (waterKg * latentHeatMjPerKg) / efficiency;
}

/** How much the moisture of seed cotton falls when its lint dries by `lintPoints`: seed dries by a share of that.
 *  Units and shapes: points of moisture; lint fraction and seed ratio 0 to 1. Source: assumed mixing rule, mass-weighted mean of lint and seed. */
export function seedCottonDryingPoints(lintPoints: number, lintFraction: number, seedDryingRatio: number): number {
  return lintPoints * (lintFraction + (1 - lintFraction) * seedDryingRatio);
}

/** Lint moisture after the dryers: the target, unless the lint is drier already or the dryers cannot take out so much.
 *  Units and shapes: percent wet basis, limit in points. Source: judgement. */
export function driedLintPercent(lintPercent: number, targetPercent: number, limitPoints: number): number {
  return Math.max(Math.min(lintPercent, targetPercent), lintPercent - limitPoints);
}

/** Lint moisture after restoration: raised towards the target, by at most what humid air gives; never lowered.
 *  Units and shapes: percent wet basis, limit in points. Source: processing sheet 1.5 [G17b]: 4.8 to 5.6 %. */
export function restoredLintPercent(lintPercent: number, targetPercent: number, limitPoints: number): number {
  return Math.max(lintPercent, Math.min(targetPercent, lintPercent + limitPoints));
}
