// The pores of each compartment as salt cells of equal width, and how readily salt moves between them; holds no salt.
// Kernel file: columns have one entry per compartment or eleven per compartment by construction, so `!` is used throughout.
import { exp, ln, roundHalfEven } from '../../../../base/math.ts';
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { DIFFUSION, SOLUBILITY_G_PER_L } from './salt-settings.ts';

/** The most cells of a compartment. */
export const CELLS = 11;

/** Geometry by compartment; widths and limits in m³/m³, water in mm (l/m²), salt in g/m². Columns by cell have 11 entries per compartment. */
export interface SaltCells {
  readonly count: Int32Array;
  readonly width: Float64Array;
  readonly perWidth: Float64Array;
  /** Upper limit of the cells but the last, which reaches to saturation. */
  readonly upper: Float64Array;
  /** Water in one of the equal cells when it is full, and the salt that this water holds at most. */
  readonly equalMm: Float64Array;
  readonly equalMostGrams: Float64Array;
  /** By cell: salt that the water of the full cell holds at most. */
  readonly mostGrams: Float64Array;
  /** By cell: share of the difference that it and the next wetter one even out in a day. */
  readonly mobility: Float64Array;
  /** By cell: what the next wetter one gains in a day per salt dissolved here, and loses per salt dissolved there, while both are full. */
  readonly gain: Float64Array;
  readonly loss: Float64Array;
  /** One over the water of the compartment at saturation and at field capacity, 1/mm. */
  readonly perSaturationMm: Float64Array;
  readonly perFieldCapacityMm: Float64Array;
}

/** The cells of a profile.
 *  Source: AquaCrop 7.3 global.f90 (number of cells from conductivity), Calculate_Saltmobility, and Mixing of calculate_saltcontent: two neighbours
 *  with the dissolved salt l and u in V and W mm of water reach the common concentration (l + u)/(V + W) by the mobility m, so the wetter one
 *  changes by m·(W·(l + u)/(V + W) − u) = gain·l − loss·u with gain = m·W/(V + W) and loss = m·V/(V + W). */
export function saltCells(profile: SoilProfile): SaltCells {
  const perCompartment = (): Float64Array => new Float64Array(COMPARTMENTS);
  const perCell = (): Float64Array => new Float64Array(COMPARTMENTS * CELLS);
  const cells = {
    count: new Int32Array(COMPARTMENTS),
    width: perCompartment(),
    perWidth: perCompartment(),
    upper: perCompartment(),
    equalMm: perCompartment(),
    equalMostGrams: perCompartment(),
    mostGrams: perCell(),
    mobility: perCell(),
    gain: perCell(),
    loss: perCell(),
    perSaturationMm: perCompartment(),
    perFieldCapacityMm: perCompartment(),
  };
  // Mixing below one half: a·bˣ between the driest cell and field capacity, 1 from there on.
  const a = DIFFUSION * 2;
  const b = exp(10 * (0.5 - DIFFUSION) * ln(10));
  for (let i = 0; i < profile.count; i += 1) {
    const conductivity = profile.conductivityMmPerDay[i]!;
    const count = conductivity <= 112 ? CELLS : Math.max(2, roundHalfEven(1.6 + 1000 / conductivity));
    const equal = count - 1;
    const saturation = profile.saturation[i]!;
    const upper = saturation * (equal / (equal + 2));
    const mmPerContent = profile.mmPerContent[i]!;
    const equalMm = (upper / equal) * mmPerContent;
    cells.count[i] = count;
    cells.upper[i] = upper;
    cells.width[i] = upper / equal;
    cells.perWidth[i] = equal / upper;
    cells.equalMm[i] = equalMm;
    cells.equalMostGrams[i] = SOLUBILITY_G_PER_L * equalMm;
    const fieldCapacity = profile.fieldCapacity[i]!;
    cells.perSaturationMm[i] = 1 / (saturation * mmPerContent);
    cells.perFieldCapacityMm[i] = 1 / (fieldCapacity * mmPerContent);
    const filled = fieldCapacity > upper ? count : Math.max(1, roundHalfEven((fieldCapacity / upper) * equal));
    for (let cell = 0; cell < count; cell += 1) {
      const index = i * CELLS + cell;
      const y = exp(ln(a) + ((cell + 1) / (filled - 1)) * ln(b));
      const mobility = cell + 1 < filled ? (y - a) / (a * b - a) : 1;
      const mm = cell === equal ? (saturation - upper) * mmPerContent : equalMm;
      const nextMm = cell + 1 === equal ? (saturation - upper) * mmPerContent : equalMm;
      cells.mobility[index] = mobility;
      cells.mostGrams[index] = SOLUBILITY_G_PER_L * mm;
      cells.gain[index] = (mobility * nextMm) / (mm + nextMm);
      cells.loss[index] = (mobility * mm) / (mm + nextMm);
    }
  }
  return cells;
}

/** The index of the wettest cell with water at a content, 0 for the driest. Source: AquaCrop 7.3 ActiveCells. */
export function activeCell(cells: SaltCells, i: number, content: number): number {
  if (content > cells.upper[i]!) return cells.count[i]! - 1;
  const filled = Math.ceil(content * cells.perWidth[i]!) | 0;
  return filled > 0 ? filled - 1 : 0;
}
