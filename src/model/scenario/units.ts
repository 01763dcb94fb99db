// Converts quantities written in scenario files to the unit that the program wants; knows units, not parameters.

interface Unit {
  readonly dimension: string;
  /** Value in the base unit of the dimension = value × factor + offset. */
  readonly factor: number;
  readonly offset?: number;
}

const of = (dimension: string, units: Readonly<Record<string, number>>): [string, Unit][] =>
  Object.entries(units).map(([name, factor]) => [name, { dimension, factor }]);

/** Exact factors by definition (pound 0.45359237 kg, inch 25.4 mm, calorie 4.1868 J). */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...of('mass', { g: 0.001, kg: 1, t: 1000, kt: 1_000_000, lb: 0.453_592_37 }),
  ...of('massFlow', { 'g/h': 0.001, 'kg/h': 1, 't/h': 1000, 'kg/d': 1 / 24, 't/d': 1000 / 24 }),
  ...of('length', { mm: 0.001, cm: 0.01, m: 1, km: 1000, in: 0.0254 }),
  ...of('area', { m2: 0.0001, ha: 1, kha: 1000, km2: 100 }),
  ...of('volume', { L: 0.001, m3: 1 }),
  ...of('time', { s: 1 / 3600, min: 1 / 60, h: 1, d: 24 }),
  ...of('years', { a: 1, month: 1 / 12 }),
  ...of('power', { W: 0.001, kW: 1, MW: 1000 }),
  ...of('energy', { MJ: 1, GJ: 1000, kWh: 3.6, MWh: 3600, Gcal: 4186.8 }),
  ...of('conductivity', { 'dS/m': 1, 'mS/cm': 1, 'µS/cm': 0.001 }),
  ...of('waterPerArea', { 'm3/ha': 1, 'L/m2': 10 }),
  ...of('share', { fraction: 1, '%': 0.01 }),
  ...of('count', { '1': 1 }),
  ...of('speed', { 'km/h': 1, 'm/s': 3.6 }),
  ...of('yield', { 't/ha': 1, 'kg/ha': 0.001 }),
  ...of('priceUsdMass', { 'USD/kg': 1, 'USD/t': 0.001, 'cent/lb': 0.01 / 0.453_592_37 }),
  ...of('priceKztMass', { 'KZT/kg': 1, 'KZT/t': 0.001 }),
  ...of('priceKztEnergy', { 'KZT/kWh': 1, 'KZT/MWh': 0.001 }),
  ...of('priceKztVolume', { 'KZT/m3': 1, 'KZT/L': 1000 }),
  ...of('energyPerMass', { 'kWh/kg': 1, 'kWh/t': 0.001, 'MJ/kg': 1 / 3.6 }),
  ...of('carbonEnergy', { 'kg CO2/kWh': 1, 'g CO2/kWh': 0.001 }),
  ['°C', { dimension: 'temperature', factor: 1 }],
  ['K', { dimension: 'temperature', factor: 1, offset: -273.15 }],
]);

/** The units that a quantity declared in `wanted` may be written in; `wanted` comes first. A unit outside the table stands for itself only. */
export function acceptedUnits(wanted: string): readonly [string, ...string[]] {
  const unit = UNITS.get(wanted);
  if (!unit) return [wanted];
  const others = [...UNITS].filter(([name, other]) => other.dimension === unit.dimension && name !== wanted).map(([name]) => name);
  return [wanted, ...others];
}

/** The value in `wanted` units, or undefined when the two units do not measure the same thing. Equal units give the value unchanged. */
export function converted(value: number, from: string, wanted: string): number | undefined {
  if (from === wanted) return value;
  const a = UNITS.get(from);
  const b = UNITS.get(wanted);
  if (!a || !b || a.dimension !== b.dimension) return undefined;
  return (value * a.factor + (a.offset ?? 0) - (b.offset ?? 0)) / b.factor;
}

/** What a unit measures (`mass`, `area`, …), or undefined for a unit outside the table. */
export function dimensionOf(unit: string): string | undefined {
  return UNITS.get(unit)?.dimension;
}
