// The cotton varieties of the region: how early they open and what their fibre is like. Yield is not here: trials under other care do not compare.
import { VARIETY_NAMES, type VarietyName } from '../domain/cluster.ts';
import { defineParameters, type ParameterDeclaration, type ParameterValues } from './define.ts';

const SHEET = 'agronomy sheet 5.2';
const NOT_PRINTED = 'judgement: not printed for this variety, middle of the others';

interface Variety {
  readonly key: string;
  readonly label: string;
  /** Days from emergence to the first open boll. */
  readonly openingDays: readonly [value: number, low: number, high: number, source: string];
  readonly lintFraction: readonly [value: number, source: string];
  readonly lengthMm: readonly [value: number, source: string];
  readonly micronaire: readonly [value: number, source: string];
}

const VARIETIES: Readonly<Record<VarietyName, Variety>> = {
  'maktaaral-5030': {
    key: 'maktaaral5030', label: 'Maktaaral-5030',
    openingDays: [112.5, 110, 115, `${SHEET}: 110 to 115 days (kazpravda.kz)`],
    lintFraction: [0.397, `${SHEET}: lint 39.7 % (kazpravda.kz)`],
    lengthMm: [33.5, `${SHEET}: fibre 33.5 mm (kazpravda.kz)`],
    micronaire: [4.5, `${SHEET}: micronaire 4.5 (kazpravda.kz)`],
  },
  'maktaaral-5027': {
    key: 'maktaaral5027', label: 'Maktaaral-5027',
    openingDays: [116, 115, 117, `${SHEET}: 115 to 117 days (apk-news.kz)`],
    lintFraction: [0.375, `${SHEET}: lint 37 to 38 % (apk-news.kz)`],
    lengthMm: [33.6, `${SHEET}: fibre 33.5 to 33.7 mm (apk-news.kz)`],
    micronaire: [4.5, NOT_PRINTED],
  },
  turkestan: {
    key: 'turkestan', label: 'Turkestan',
    openingDays: [110, 108, 112, `${SHEET}: 108 to 112 days (baibolsyn.kz)`],
    lintFraction: [0.385, NOT_PRINTED],
    lengthMm: [33.5, NOT_PRINTED],
    micronaire: [4.5, NOT_PRINTED],
  },
  'bereke-07': {
    key: 'bereke07', label: 'Bereke-07',
    openingDays: [115, 108, 120, `${SHEET} names it as the check variety; days not printed, middle of the others`],
    lintFraction: [0.37, `${SHEET}: not printed; the lower end of the region as the check that newer varieties surpass (judgement)`],
    lengthMm: [33.5, NOT_PRINTED],
    micronaire: [4.5, NOT_PRINTED],
  },
  sultan: {
    key: 'sultan', label: 'Sultan',
    openingDays: [100, 97, 105, `${SHEET}: about 100 days`],
    lintFraction: [0.385, NOT_PRINTED],
    lengthMm: [33.5, NOT_PRINTED],
    micronaire: [4.5, NOT_PRINTED],
  },
  'foreign-130': {
    key: 'foreign130', label: 'Turkish and Chinese types',
    openingDays: [130, 125, 135, `${SHEET}: Turkish and Chinese types 130 days (adyrna.kz)`],
    lintFraction: [0.385, NOT_PRINTED],
    lengthMm: [33.5, NOT_PRINTED],
    micronaire: [4.5, NOT_PRINTED],
  },
};

const isPrinted = (source: string): 'literature' | 'assumed' => (source.includes('(') && !source.includes('judgement') ? 'literature' : 'assumed');

function declarations(): Record<string, ParameterDeclaration> {
  const all: Record<string, ParameterDeclaration> = {};
  for (const name of VARIETY_NAMES) {
    const { key, label, openingDays, lintFraction, lengthMm, micronaire } = VARIETIES[name];
    const [days, low, high, daysSource] = openingDays;
    all[`${key}OpeningDays`] = { unit: 'd', default: days, range: [low, high], kind: isPrinted(daysSource), source: daysSource, label: `${label}: days from emergence to the first open boll` };
    all[`${key}LintFraction`] = { unit: 'fraction', default: lintFraction[0], range: [0.34, 0.42], kind: isPrinted(lintFraction[1]), source: lintFraction[1], label: `${label}: lint over seed cotton in variety trials` };
    all[`${key}LengthMm`] = { unit: 'mm', default: lengthMm[0], range: [30, 36], kind: isPrinted(lengthMm[1]), source: lengthMm[1], label: `${label}: fibre length in variety trials` };
    all[`${key}Micronaire`] = { unit: '1', default: micronaire[0], range: [3.5, 5.2], kind: isPrinted(micronaire[1]), source: micronaire[1], label: `${label}: micronaire in variety trials` };
  }
  all['referenceLintFraction'] = { unit: 'fraction', default: 0.385, range: [0.36, 0.4], kind: 'assumed', source: `${SHEET} and 5.4: varieties of the region 37 to 40 %, middle`, label: 'Trial lint fraction for which the lint fraction of the gin holds' };
  all['referenceLengthMm'] = { unit: 'mm', default: 33.5, range: [31, 35], kind: 'assumed', source: `${SHEET}: trial lengths 33.5 to 33.7 mm`, label: 'Trial fibre length for which the cultivar factor of length holds' };
  all['referenceMicronaire'] = { unit: '1', default: 4.5, range: [4, 5], kind: 'assumed', source: `${SHEET}: trial micronaire 4.5`, label: 'Trial micronaire for which the cultivar factor of micronaire holds' };
  return all;
}

export const VARIETY_PARAMETERS = defineParameters<string>('varieties', declarations());
export type VarietyParameters = ParameterValues<typeof VARIETY_PARAMETERS>;

/** What the stages take from a variety. */
export interface VarietyTraits {
  /** Days from emergence to the first open boll. */
  readonly openingDays: number;
  /** Over the mean of the region's varieties. */
  readonly lintFactor: number;
  readonly lengthFactor: number;
  readonly micronaireFactor: number;
}

/** The traits of a variety from the values of its parameters. Fails: never for a known name. Source: agronomy sheet 5.2. */
export function varietyTraits(p: VarietyParameters, name: VarietyName): VarietyTraits {
  const { key } = VARIETIES[name];
  const of = (parameter: string): number => p[parameter]!;
  return {
    openingDays: of(`${key}OpeningDays`),
    lintFactor: of(`${key}LintFraction`) / of('referenceLintFraction'),
    lengthFactor: of(`${key}LengthMm`) / of('referenceLengthMm'),
    micronaireFactor: of(`${key}Micronaire`) / of('referenceMicronaire'),
  };
}
