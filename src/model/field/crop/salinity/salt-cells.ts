// The pores of each compartment as salt cells of equal width, and how readily salt moves between them; holds no salt.
import { exp, ln, roundHalfEven } from '../../../../base/math.ts';
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { DIFFUSION } from './salt-settings.ts';

/** The most cells of a compartment. */
export const CELLS = 11;

/** Geometry by compartment; widths and limits in m³/m³. */
export interface SaltCells {
  readonly count: Int32Array;
  readonly width: Float64Array;
  /** Upper limit of the cells but the last, which reaches to saturation. */
  readonly upper: Float64Array;
  /** Share of the difference that two neighbouring cells even out in a day; 11 per compartment. */
  readonly mobility: Float64Array;
}

/** The cells of a profile.
 *  Source: AquaCrop 7.3 global.f90 (number of cells from conductivity) and Calculate_Saltmobility. */
export function saltCells(profile: SoilProfile): SaltCells {
  const cells = {
    count: new Int32Array(COMPARTMENTS),
    width: new Float64Array(COMPARTMENTS),
    upper: new Float64Array(COMPARTMENTS),
    mobility: new Float64Array(COMPARTMENTS * CELLS),
  };
  // Mixing below one half: a·bˣ between the driest cell and field capacity, 1 from there on.
  const a = DIFFUSION * 2;
  const b = exp(10 * (0.5 - DIFFUSION) * ln(10));
  for (let i = 0; i < profile.count; i += 1) {
    const conductivity = profile.conductivityMmPerDay[i]!;
    const count = conductivity <= 112 ? CELLS : Math.max(2, roundHalfEven(1.6 + 1000 / conductivity));
    const equal = count - 1;
    const upper = profile.saturation[i]! * (equal / (equal + 2));
    cells.count[i] = count;
    cells.upper[i] = upper;
    cells.width[i] = upper / equal;
    const fieldCapacity = profile.fieldCapacity[i]!;
    const filled = fieldCapacity > upper ? count : Math.max(1, roundHalfEven((fieldCapacity / upper) * equal));
    for (let cell = 1; cell <= count; cell += 1) {
      const y = exp(ln(a) + (cell / (filled - 1)) * ln(b));
      cells.mobility[i * CELLS + cell - 1] = cell < filled ? (y - a) / (a * b - a) : 1;
    }
  }
  return cells;
}

/** The index of the wettest cell with water at a content, 0 for the driest. Source: AquaCrop 7.3 ActiveCells. */
export function activeCell(cells: SaltCells, i: number, content: number): number {
  if (content > cells.upper[i]!) return cells.count[i]! - 1;
  let cell = 1;
  while (content > cells.width[i]! * cell) cell += 1;
  return cell - 1;
}

/** Water that a cell holds, mm (l/m²). */
export function cellMm(cells: SaltCells, profile: SoilProfile, i: number, cell: number): number {
  const width = cell === cells.count[i]! - 1 ? profile.saturation[i]! - cells.upper[i]! : cells.width[i]!;
  return width * 1000 * profile.thicknessM[i]!;
}
