// The colour of a field from what the crop is doing: soil, canopy, thirst, white bolls, stubble, water. Pure; the same on map and landscape.

/** Red, green and blue 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const FIELD_COLOURS = {
  soil: [176, 140, 98],
  canopy: [52, 128, 62],
  stress: [214, 178, 62],
  bolls: [252, 251, 244],
  picked: [150, 124, 92],
  watered: [64, 142, 196],
} as const satisfies Readonly<Record<string, Rgb>>;

/** Share of the available soil water below which leaves begin to show thirst (FAO-56 p for cotton, about 0.55 to 0.65). */
const STRESS_STARTS = 0.6;
const STRESS_FULL = 0.95;
/** Irrigation that colours a field fully, mm. */
const FULL_IRRIGATION_MM = 60;

const ramp = (value: number, from: number, to: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));

/** How short of water a field looks, 0 … 1, from the share of its available water that is used up; bare soil shows nothing. */
export function stressShare(depletion: number, canopy: number): number {
  return ramp(depletion, STRESS_STARTS, STRESS_FULL) * ramp(canopy, 0.05, 0.3);
}

/** Share of the crop that hangs open on the plants: what has opened less what has been picked. */
export function unpickedShare(openBolls: number, picked: number): number {
  return Math.max(0, openBolls - picked);
}

/** The colour of a field, written to `out` as red, green, blue 0 … 255. */
export function fieldColourInto(
  out: { [index: number]: number },
  canopy: number,
  depletion: number,
  openBolls: number,
  picked: number,
  irrigationMm: number,
): void {
  const green = ramp(canopy, 0, 0.85);
  const thirst = 0.85 * stressShare(depletion, canopy);
  const white = 0.92 * ramp(unpickedShare(openBolls, picked), 0, 0.55);
  const stubble = ramp(picked, 0.2, 1);
  const water = 0.55 * ramp(irrigationMm, 0, FULL_IRRIGATION_MM);
  for (let i = 0; i < 3; i += 1) {
    let value: number = FIELD_COLOURS.soil[i]!;
    value += (FIELD_COLOURS.canopy[i]! - value) * green;
    value += (FIELD_COLOURS.stress[i]! - value) * thirst;
    value += (FIELD_COLOURS.picked[i]! - value) * stubble * 0.8;
    value += (FIELD_COLOURS.bolls[i]! - value) * white;
    value += (FIELD_COLOURS.watered[i]! - value) * water;
    out[i] = value;
  }
}

/** The colour as a CSS text. */
export function cssColour(rgb: { readonly [index: number]: number }): string {
  return `rgb(${Math.round(rgb[0]!)} ${Math.round(rgb[1]!)} ${Math.round(rgb[2]!)})`;
}

/** Lights of machine states: idle, running, down. Chosen apart in hue and in lightness; the screens add a sign to each. */
export const STATE_COLOURS = ['#8d99a0', '#12a67c', '#e0562b'] as const;
export const STATE_SIGNS = ['–', '▶', '✕'] as const;
export const STATE_KEYS = ['idle', 'running', 'down'] as const;

/** The key of a machine state number; anything unknown counts as idle. */
export function stateKey(state: number): (typeof STATE_KEYS)[number] {
  return STATE_KEYS[state] ?? 'idle';
}
