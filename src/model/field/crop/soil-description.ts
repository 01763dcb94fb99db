// What a soil is before it is cut into compartments: layers, surface figures, presets, and properties from texture.
import { ln, pow, roundTo } from '../../../base/math.ts';

/** One layer. Water contents in m³/m³, saturated conductivity in mm/day. */
export interface SoilLayer {
  readonly thicknessM: number;
  readonly wiltingPoint: number;
  readonly fieldCapacity: number;
  readonly saturation: number;
  readonly conductivityMmPerDay: number;
  readonly penetrabilityPercent: number;
}

/** A soil: its layers from the top, curve number and readily evaporable water in mm. */
export interface SoilDescription {
  readonly curveNumber: number;
  readonly readilyEvaporableMm: number;
  readonly layers: readonly SoilLayer[];
}

const PROFILE_M = 1.2;

type Row = readonly [wp: number, fc: number, sat: number, ksat: number, cn: number, rew: number];

const PRESET_ROWS: Readonly<Record<string, Row>> = {
  Sand: [0.06, 0.13, 0.36, 3000, 46, 4],
  LoamySand: [0.08, 0.16, 0.38, 2200, 46, 5],
  SandyLoam: [0.1, 0.22, 0.41, 1200, 46, 7],
  Loam: [0.15, 0.31, 0.46, 500, 61, 9],
  SiltLoam: [0.13, 0.33, 0.46, 575, 61, 11],
  Silt: [0.09, 0.33, 0.43, 500, 61, 11],
  SandyClayLoam: [0.2, 0.32, 0.47, 225, 72, 9],
  ClayLoam: [0.23, 0.39, 0.5, 125, 72, 11],
  SiltClayLoam: [0.23, 0.44, 0.52, 150, 72, 13],
  SandyClay: [0.27, 0.39, 0.5, 35, 77, 10],
  SiltClay: [0.32, 0.5, 0.54, 100, 72, 14],
  Clay: [0.39, 0.54, 0.55, 35, 77, 14],
};

/** The names of the built-in soils. */
export const SOIL_NAMES: readonly string[] = Object.keys(PRESET_ROWS);

/** A built-in soil of one layer, or undefined when the name is not known.
 *  Source: AquaCrop-OSPy entities/soil (FAO indicative values by texture class). */
export function soilPreset(name: string): SoilDescription | undefined {
  const row = Object.hasOwn(PRESET_ROWS, name) ? PRESET_ROWS[name] : undefined;
  if (row === undefined) return undefined;
  const [wiltingPoint, fieldCapacity, saturation, conductivityMmPerDay, curveNumber, readilyEvaporableMm] = row;
  const layer = { thicknessM: PROFILE_M, wiltingPoint, fieldCapacity, saturation, conductivityMmPerDay, penetrabilityPercent: 100 };
  return { curveNumber, readilyEvaporableMm, layers: [layer] };
}

/** Texture of one layer in percent by mass. */
export interface SoilTexture {
  readonly thicknessM: number;
  readonly sandPercent: number;
  readonly clayPercent: number;
  readonly organicMatterPercent: number;
  readonly penetrabilityPercent: number;
}

/** The hydraulic properties of a layer from its texture (water contents to 3 decimals, conductivity to 1).
 *  Source: Saxton and Rawls 2006, Soil Sci. Soc. Am. J. 70, in the form of AquaCrop-OSPy entities/soil. */
export function layerFromTexture(texture: SoilTexture): SoilLayer {
  const s = texture.sandPercent / 100;
  const c = texture.clayPercent / 100;
  const om = texture.organicMatterPercent;
  const dry = -0.024 * s + 0.487 * c + 0.006 * om + 0.005 * s * om - 0.013 * c * om + 0.068 * s * c + 0.031;
  const wiltingPoint = dry + 0.14 * dry - 0.02;
  const moist = -0.251 * s + 0.195 * c + 0.011 * om + 0.006 * s * om - 0.027 * c * om + 0.452 * s * c + 0.299;
  const fieldCapacity = moist + (1.283 * moist * moist - 0.374 * moist - 0.015);
  const gap = 0.278 * s + 0.034 * c + 0.022 * om - 0.018 * s * om - 0.027 * c * om - 0.584 * s * c + 0.078;
  const saturation = fieldCapacity + (gap + (0.636 * gap - 0.107)) + (-0.097 * s + 0.043);
  const slope = (ln(fieldCapacity) - ln(wiltingPoint)) / (ln(1500) - ln(33));
  const conductivity = 1930 * pow(saturation - fieldCapacity, 3 - slope) * 24;
  return {
    thicknessM: texture.thicknessM,
    wiltingPoint: roundTo(wiltingPoint, 3),
    fieldCapacity: roundTo(fieldCapacity, 3),
    saturation: roundTo(saturation, 3),
    conductivityMmPerDay: roundTo(conductivity, 1),
    penetrabilityPercent: texture.penetrabilityPercent,
  };
}
