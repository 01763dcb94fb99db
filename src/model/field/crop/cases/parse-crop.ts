// The crop, irrigation and field practice of a case; soil is in parse-soil.ts, the case itself in parse-cases.ts.
import { nearMiss } from '../../../../base/near-miss.ts';
import { PLAIN_FIELD, type FieldPractice } from '../crop-block.ts';
import { COTTON_DAYS, COTTON_DEGREE_DAYS, type CropParameters } from '../crop-parameters.ts';
import { NO_IRRIGATION, type IrrigationSettings } from '../irrigation.ts';
import type { CaseReader } from './case-reader.ts';
import type { CropCase } from './crop-case.ts';
import { CROP_KEYS, cropKeyNames, STRESS_KEYS, SWITCH_KEYS } from './crop-keys.ts';

const CROPS: Readonly<Record<string, CropParameters>> = { Cotton: COTTON_DAYS, CottonGDD: COTTON_DEGREE_DAYS };
type Mutable = { -readonly [K in keyof CropParameters]: CropParameters[K] };

function checkCrop(reader: CaseReader, crop: CropParameters, path: string): void {
  if (crop.maximumRootDepthM < crop.minimumRootDepthM) {
    reader.add('crop.range', `${path}/Zmax`, crop.maximumRootDepthM, `at least Zmin, ${crop.minimumRootDepthM}`);
  }
  if (crop.maturity <= crop.floweringStart) reader.add('crop.order', `${path}/Maturity`, crop.maturity, `after HIstart, ${crop.floweringStart}`);
  if (crop.senescence <= crop.emergence) reader.add('crop.order', `${path}/Senescence`, crop.senescence, `after Emergence, ${crop.emergence}`);
  crop.depletionUpper.forEach((upper, i) => {
    if (!(upper < crop.depletionLower[i]!)) reader.add('crop.order', `${path}/p_lo${i + 1}`, crop.depletionLower[i], `above p_up${i + 1}, ${upper}`);
  });
  if (crop.referenceHarvestIndex <= crop.initialHarvestIndex) {
    reader.add('crop.order', `${path}/HI0`, crop.referenceHarvestIndex, `above HIini, ${crop.initialHarvestIndex}`);
  }
}

/** The crop of a case: a built-in one with the given parameters changed. */
export function parseCrop(reader: CaseReader, name: unknown, overrides: unknown, path: string): CropParameters {
  const base = typeof name === 'string' && Object.hasOwn(CROPS, name) ? CROPS[name]! : undefined;
  if (base === undefined) {
    const meant = typeof name === 'string' ? nearMiss(name, Object.keys(CROPS)) : undefined;
    reader.add('crop.unknown-crop', `${path}/crop`, name, meant === undefined ? 'Cotton or CottonGDD' : `did you mean ${meant}`);
    return COTTON_DEGREE_DAYS;
  }
  if (overrides === undefined) return base;
  const at = `${path}/crop_over`;
  const fields = reader.fields(overrides, at, cropKeyNames(base.calendar));
  const crop: Mutable = { ...base };
  for (const [key, { field, low, high }] of Object.entries(CROP_KEYS[base.calendar])) {
    if (fields[key] !== undefined) (crop[field] as number) = reader.number(fields[key], `${at}/${key}`, low, high);
  }
  for (const [key, field] of Object.entries(SWITCH_KEYS)) {
    if (fields[key] !== undefined) crop[field] = reader.whole(fields[key], `${at}/${key}`, 0, 1) === 1;
  }
  if (fields['GDDmethod'] !== undefined) crop.degreeDayMethod = reader.whole(fields['GDDmethod'], `${at}/GDDmethod`, 1, 3) as 1 | 2 | 3;
  for (const [prefix, field] of Object.entries(STRESS_KEYS)) {
    const high = prefix === 'fshape_w' ? 10 : 1;
    const low = prefix === 'fshape_w' ? 0.01 : 0;
    crop[field] = base[field].map((value, i) => {
      const key = `${prefix}${i + 1}`;
      return fields[key] === undefined ? value : reader.number(fields[key], `${at}/${key}`, low, high);
    }) as unknown as readonly [number, number, number, number];
  }
  checkCrop(reader, crop, at);
  return crop;
}

const METHODS = ['none', 'target', 'interval', 'schedule', 'net', 'constant'] as const;
const METHOD_KEYS = [[], ['SMT'], ['IrrInterval'], ['events'], ['NetIrrSMT'], ['depth']] as const;
const SHARED_KEYS = ['method', 'MaxIrr', 'MaxIrrSeason', 'AppEff', 'WetSurf'];

// Salinity cases give net depths by furrow: no daily cap, 80 % of the surface wetted unless the case says otherwise.
const SALINITY_MAXIMUM_DAY_MM = 2000;
const SALINITY_WETTED_PERCENT = 80;

/** The irrigation of a case; a key of another method is unknown. Salinity cases have other defaults. */
export function parseIrrigation(reader: CaseReader, value: unknown, path: string, isSalinity: boolean): { settings: IrrigationSettings; events: CropCase['events'] } {
  const all = [...SHARED_KEYS, ...METHOD_KEYS.flat()];
  const fields = reader.fields(value, path, all);
  const number = fields['method'];
  const method = typeof number === 'number' ? METHODS[number] : undefined;
  if (method === undefined) {
    reader.add('crop.unknown-method', `${path}/method`, number, '0 none, 1 target, 2 interval, 3 schedule, 4 net, 5 constant');
    return { settings: NO_IRRIGATION, events: [] };
  }
  const own: readonly string[] = METHOD_KEYS[number as 0];
  for (const key of METHOD_KEYS.flat()) {
    if (fields[key] !== undefined && !own.includes(key)) reader.add('crop.unknown-key', `${path}/${key}`, key, `no such key with method ${number as number}`);
  }
  const percents = [[0, 100], [0, 100], [0, 100], [0, 100]] as const;
  const target = method === 'target' ? reader.numbers(fields['SMT'] === undefined ? [100, 100, 100, 100] : fields['SMT'], `${path}/SMT`, 4, percents) : [0, 0, 0, 0];
  const events = method === 'schedule' ? parseEvents(reader, fields['events'], `${path}/events`) : [];
  return {
    settings: {
      method,
      targetPercent: target as unknown as readonly [number, number, number, number],
      intervalDays: method === 'interval' ? reader.whole(fields['IrrInterval'] === undefined ? 3 : fields['IrrInterval'], `${path}/IrrInterval`, 1, 400) : 1,
      netThresholdPercent: reader.optionalNumber(fields['NetIrrSMT'], `${path}/NetIrrSMT`, 0, 100, NO_IRRIGATION.netThresholdPercent),
      constantMm: reader.optionalNumber(fields['depth'], `${path}/depth`, 0, 1000, 0),
      maximumDayMm: reader.optionalNumber(fields['MaxIrr'], `${path}/MaxIrr`, 0, 2000, isSalinity ? SALINITY_MAXIMUM_DAY_MM : NO_IRRIGATION.maximumDayMm),
      maximumSeasonMm: reader.optionalNumber(fields['MaxIrrSeason'], `${path}/MaxIrrSeason`, 0, 100_000, NO_IRRIGATION.maximumSeasonMm),
      applicationEfficiencyPercent: reader.optionalNumber(fields['AppEff'], `${path}/AppEff`, 0.1, 100, 100),
      wettedSurfacePercent: reader.optionalNumber(fields['WetSurf'], `${path}/WetSurf`, 0, 100, isSalinity ? SALINITY_WETTED_PERCENT : 100),
    },
    events,
  };
}

function parseEvents(reader: CaseReader, value: unknown, path: string): CropCase['events'] {
  const known = new Set<number>();
  return reader.list(value, path).map((entry, i) => {
    const [date, mm] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (!Array.isArray(entry) || entry.length !== 2) reader.add('crop.length', `${path}/${i}`, entry, '[month-day, mm]');
    const before = reader.issues.length;
    const [month, day] = reader.monthDay(date, `${path}/${i}/0`);
    if (reader.issues.length === before && known.has(100 * month + day)) reader.add('crop.repeated-date', `${path}/${i}/0`, date, 'each date once');
    known.add(100 * month + day);
    return { month, day, mm: reader.number(mm, `${path}/${i}/1`, 0, 2000) };
  });
}

const FIELD_KEYS = [
  'mulches', 'mulch_pct', 'f_mulch', 'bunds', 'z_bund', 'bund_water', 'sr_inhb', 'curve_number_adj', 'curve_number_adj_pct',
];

/** The field practice of a case; defaults of the reference program where a key is left out. */
export function parseField(reader: CaseReader, value: unknown, path: string): FieldPractice {
  if (value === undefined) return PLAIN_FIELD;
  const fields = reader.fields(value, path, FIELD_KEYS);
  const hasMulch = reader.flag(fields['mulches'], `${path}/mulches`);
  const hasBunds = reader.flag(fields['bunds'], `${path}/bunds`);
  reader.flag(fields['curve_number_adj'], `${path}/curve_number_adj`);
  const mulchPercent = reader.optionalNumber(fields['mulch_pct'], `${path}/mulch_pct`, 0, 100, 50);
  const mulchEffect = reader.optionalNumber(fields['f_mulch'], `${path}/f_mulch`, 0, 1, 0.5);
  const bundM = reader.optionalNumber(fields['z_bund'], `${path}/z_bund`, 0, 10, 0);
  const bundWaterMm = reader.optionalNumber(fields['bund_water'], `${path}/bund_water`, 0, 10_000, 0);
  if (hasBunds && bundM <= 0.000001) reader.add('crop.range', `${path}/z_bund`, bundM, 'bunds need a height in m above 0');
  return {
    mulchCover: hasMulch ? mulchPercent / 100 : 0,
    mulchEffect: hasMulch ? mulchEffect : 0,
    bundHeightMm: hasBunds ? bundM * 1000 : 0,
    bundWaterMm: hasBunds ? bundWaterMm : 0,
    isRunoffPrevented: reader.flag(fields['sr_inhb'], `${path}/sr_inhb`),
    curveNumberChangePercent: reader.optionalNumber(fields['curve_number_adj_pct'], `${path}/curve_number_adj_pct`, -100, 1000, 0),
  };
}
