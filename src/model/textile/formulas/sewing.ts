// Output of sewing places and how many an output needs.

const MINUTES_PER_HOUR = 60;

/** Pieces that one place sews in an hour. Units: standard minutes of a piece; efficiency = standard over clocked minutes.
 *  Source: definition of the standard minute; processing sheet, garment.sew_eff. */
export function piecesPerHour(standardMinutes: number, efficiency: number): number {
  return (MINUTES_PER_HOUR * efficiency) / standardMinutes;
}

/** Whole places for an output with a spare share of capacity. Units: pieces/h. */
export function placesNeeded(outputPerHour: number, perPlaceHour: number, reserveShare: number): number {
  return Math.ceil((outputPerHour * (1 + reserveShare)) / perPlaceHour);
}
