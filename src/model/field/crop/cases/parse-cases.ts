// A case file as cases that can be run, or all its faults; files and weather are read elsewhere.
import { failure, success, type Result } from '../../../../base/issue.ts';
import { daysInMonth } from '../../../../base/calendar.ts';
import { CaseReader } from './case-reader.ts';
import type { CropCase } from './crop-case.ts';
import { parseCrop, parseField, parseIrrigation } from './parse-crop.ts';
import { checkInitialWater, parseInitialWater, parseSoil } from './parse-soil.ts';
import { buildSoilProfile } from '../soil-profile.ts';
import { COTTON_SALT, type SaltSettings } from '../salinity/salt-settings.ts';
import { SOIL_NAMES, type SoilDescription } from '../soil-description.ts';

const CASE_KEYS = [
  'id', 'climate', 'crop', 'planting', 'soil', 'irr', 'irr_name', 'years', 'sim_end', 'profile', 'field', 'iwc', 'crop_over', 'co2', 'gw',
  'nyears', 'off_season', 'sim_start', 'salinity', 'gw_ec_ds_m',
];
const SINGLE_END = 'planting+300d';
const CONTINUOUS_END = 'Dec 31 of last year';
const DEEPEST_TABLE_M = 100;
const MOST_EC = 150;
const MOST_YEARS = 500;

function parseYears(reader: CaseReader, value: unknown, path: string): number[] {
  const list = reader.list(value, path);
  return list.map((year, i) => {
    if (list.indexOf(year) < i) reader.add('crop.repeated-year', `${path}/${i}`, year, 'each year once');
    return reader.whole(year, `${path}/${i}`, 1000, 3000);
  });
}

/** A date on 29 February needs leap years. */
function checkLeapDay(reader: CaseReader, month: number, day: number, path: string, years: readonly number[]): void {
  if (month !== 2 || day !== 29) return;
  const common = years.find((year) => Number.isInteger(year) && daysInMonth(year, 2) < 29);
  if (common !== undefined) reader.add('crop.date', path, '02/29', `a date that ${common} has`);
}

function parseContinuous(reader: CaseReader, fields: Readonly<Record<string, unknown>>, path: string, planting: readonly [number, number]): CropCase['continuous'] {
  const simulatesFallow = reader.flag(fields['off_season'], `${path}/off_season`);
  const isContinuous = fields['nyears'] !== undefined;
  const end = fields['sim_end'];
  const expectedEnd = isContinuous ? CONTINUOUS_END : SINGLE_END;
  if (end !== undefined && end !== expectedEnd) reader.add('crop.choice', `${path}/sim_end`, end, expectedEnd);
  if (!isContinuous) {
    for (const key of ['off_season', 'sim_start']) {
      if (fields[key] !== undefined && fields[key] !== false) reader.add('crop.conflict', `${path}/${key}`, fields[key], `only with nyears`);
    }
    return undefined;
  }
  const years = reader.whole(fields['nyears'], `${path}/nyears`, 1, MOST_YEARS);
  const [startMonth, startDay] = fields['sim_start'] === undefined ? planting : reader.monthDay(fields['sim_start'], `${path}/sim_start`);
  return { years, simulatesFallow, startMonth, startDay };
}

/** The salinity cases of the official program write soil names in small letters. */
function soilName(fields: Readonly<Record<string, unknown>>): unknown {
  const name = fields['soil'];
  if (fields['salinity'] === undefined || typeof name !== 'string') return name;
  return SOIL_NAMES.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Salt of a case; undefined without it. Thresholds and responses are those of cotton. */
function parseSalinity(reader: CaseReader, fields: Readonly<Record<string, unknown>>, path: string): SaltSettings | undefined {
  const waterTableEc = fields['gw_ec_ds_m'];
  const hasTable = fields['gw'] !== undefined && fields['gw'] !== null;
  if (fields['salinity'] === undefined) {
    if (waterTableEc !== undefined && waterTableEc !== null) reader.add('crop.conflict', `${path}/gw_ec_ds_m`, waterTableEc, 'only with salinity');
    return undefined;
  }
  const given = reader.fields(fields['salinity'], `${path}/salinity`, ['ece_initial_ds_m', 'irr_ecw_ds_m']);
  if (fields['crop'] === 'Cotton') reader.add('crop.conflict', `${path}/crop`, fields['crop'], 'CottonGDD with salinity');
  const ofTable = waterTableEc === undefined || waterTableEc === null ? undefined : reader.number(waterTableEc, `${path}/gw_ec_ds_m`, 0, MOST_EC);
  if (hasTable && ofTable === undefined) reader.add('crop.type', `${path}/gw_ec_ds_m`, waterTableEc, 'dS/m of the water table');
  return {
    ...COTTON_SALT,
    initialEceDsPerM: reader.number(given['ece_initial_ds_m'], `${path}/salinity/ece_initial_ds_m`, 0, MOST_EC),
    irrigationEcwDsPerM: reader.number(given['irr_ecw_ds_m'], `${path}/salinity/irr_ecw_ds_m`, 0, MOST_EC),
    waterTableEcDsPerM: ofTable ?? 0,
  };
}

function layersCovered(reader: CaseReader, soil: SoilDescription | undefined, maximumRootDepthM: number, path: string): number {
  if (soil === undefined || soil.layers.length === 0) return 1;
  try {
    return buildSoilProfile(soil, maximumRootDepthM, false).layerCount;
  } catch (error) {
    reader.add('crop.soil-depth', path, soil.layers.length, error instanceof Error ? error.message : 'layers that fit');
    return soil.layers.length;
  }
}

function parseCase(reader: CaseReader, value: unknown, path: string): CropCase | undefined {
  const before = reader.issues.length;
  const fields = reader.fields(value, path, CASE_KEYS);
  const id = reader.text(fields['id'], `${path}/id`);
  const climate = reader.text(fields['climate'], `${path}/climate`);
  const planting = reader.monthDay(fields['planting'], `${path}/planting`);
  const crop = parseCrop(reader, fields['crop'], fields['crop_over'], path);
  const soil = parseSoil(reader, soilName(fields), `${path}/soil`);
  const isSoilSound = reader.issues.every((issue) => !issue.path.startsWith(`${path}/soil`));
  const layerCount = isSoilSound ? layersCovered(reader, soil, crop.maximumRootDepthM, `${path}/soil`) : (soil?.layers.length ?? 1);
  const salinity = parseSalinity(reader, fields, path);
  const { settings, events } = parseIrrigation(reader, fields['irr'], `${path}/irr`, salinity !== undefined);
  const field = parseField(reader, fields['field'], `${path}/field`);
  const initialWater = parseInitialWater(reader, fields['iwc'], `${path}/iwc`, Math.max(1, layerCount));
  const years = parseYears(reader, fields['years'], `${path}/years`);
  const planted = fields['nyears'] === undefined ? years : Array.from({ length: Math.min(MOST_YEARS, Number(fields['nyears']) || 0) }, (_, i) => years[0]! + i);
  checkLeapDay(reader, planting[0], planting[1], `${path}/planting`, planted);
  events.forEach(({ month, day }, i) => checkLeapDay(reader, month, day, `${path}/irr/events/${i}/0`, years));
  if (soil !== undefined && isSoilSound) checkInitialWater(reader, initialWater, soil, `${path}/iwc`);
  const continuous = parseContinuous(reader, fields, path, planting);
  if (continuous !== undefined && years.length !== 1) reader.add('crop.length', `${path}/years`, years, 'one first year with nyears');
  const co2Ppm = fields['co2'] === undefined ? undefined : reader.number(fields['co2'], `${path}/co2`, 1, 5000);
  const gw = fields['gw'];
  const waterTableDepthM = gw === undefined || gw === null ? undefined : reader.number(gw, `${path}/gw`, 0.01, DEEPEST_TABLE_M);
  if (reader.issues.length > before || soil === undefined) return undefined;
  return {
    id,
    climate,
    soil,
    block: { crop, soil, initialWater, irrigation: settings, field, waterTableDepthM, ...(salinity === undefined ? { isStepwise: true } : { salinity }) },
    plantingMonth: planting[0],
    plantingDay: planting[1],
    years,
    events,
    co2Ppm,
    continuous,
  };
}

/** The cases of a parsed JSON document: one case, or { "cases": [...] } (whose other members "set" and "profiles" are not used).
 *  Fails: every issue with its JSON pointer; unknown keys, methods, soils and crops are issues. */
export function parseCases(document: unknown): Result<CropCase[]> {
  const reader = new CaseReader();
  const isFile = typeof document === 'object' && document !== null && 'cases' in document;
  const cases: CropCase[] = [];
  const known = new Set<string>();
  if (isFile) {
    const fields = reader.fields(document, '', ['cases', 'set', 'profiles']);
    reader.list(fields['cases'], '/cases').forEach((entry, i) => {
      const found = parseCase(reader, entry, `/cases/${i}`);
      if (found === undefined) return;
      // Rows are told apart by case and year.
      const names = found.years.map((year) => `${found.id} ${year}`);
      if (names.some((name) => known.has(name))) reader.add('crop.repeated-id', `/cases/${i}/id`, found.id, 'an id of its own, or other years');
      names.forEach((name) => known.add(name));
      cases.push(found);
    });
  } else {
    const found = parseCase(reader, document, '');
    if (found !== undefined) cases.push(found);
  }
  return reader.issues.length > 0 ? failure(reader.issues) : success(cases);
}
