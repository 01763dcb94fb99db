// Numbers, dates and durations in a language's own manner. The only place of the screens that knows Intl.
import { dateOfDayNumber } from '../../base/calendar.ts';
import { fill } from '../../i18n/languages.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import { KPIS } from '../../model/domain/kpis.ts';
import type { KpiId } from '../../model/domain/kpis.ts';

/** Locales of number formats. Kazakh writes numbers as Russian does, and some browsers come without Kazakh rules and would fall back to others. */
const NUMBER_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', kk: 'ru-RU' };

/** Shown where a figure does not exist. */
export const NO_VALUE = '–';

export interface Formatter {
  /** The number with a fixed count of decimals; a dash when it does not exist. */
  readonly number: (value: number | undefined, digits: number) => string;
  /** The same with its sign always written. */
  readonly signed: (value: number | undefined, digits: number) => string;
  /** A share 0 … 1 as percent. */
  readonly percent: (share: number | undefined, digits: number) => string;
  readonly signedPercent: (share: number | undefined, digits: number) => string;
  /** Day and month of a day number. */
  readonly date: (dayNumber: number) => string;
  /** A length of time in whole seconds or minutes. */
  readonly duration: (seconds: number) => string;
  /** The unit of an indicator in words. */
  readonly unit: (id: KpiId) => string;
}

const UNIT_KEYS: Readonly<Record<string, keyof Messages['terms']['units']>> = {
  index: 'index',
  fraction: 'fraction',
  '%': 'percent',
  d: 'days',
  s: 'seconds',
  h: 'hours',
  'kWh/kg': 'kwhPerKg',
  ratio: 'ratio',
  'USD/t': 'usdPerTonne',
  'USD/kg': 'usdPerKilogram',
  'USD/m': 'usdPerMetre',
  'KZT/kWh': 'kztPerKwh',
  a: 'years',
  USD: 'usd',
  't/ha': 'tonnesPerHectare',
  'm3/t lint': 'm3PerTonneLint',
  'm3/t fabric': 'm3PerTonneFabric',
  'kg CO2e/t': 'kgCo2PerTonne',
  'kWh/bale': 'kwhPerBale',
};

/** A formatter for a language; number formats are made once per count of decimals. */
export function createFormatter(language: Language, words: Messages): Formatter {
  const locale = NUMBER_LOCALES[language];
  const formats = new Map<string, Intl.NumberFormat>();
  const formatOf = (digits: number, style: 'decimal' | 'percent', isSigned: boolean): Intl.NumberFormat => {
    const key = `${digits} ${style} ${isSigned}`;
    let format = formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        style,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: isSigned ? 'exceptZero' : 'negative',
      });
      formats.set(key, format);
    }
    return format;
  };
  const write = (value: number | undefined, digits: number, style: 'decimal' | 'percent', isSigned: boolean): string =>
    value === undefined || !Number.isFinite(value) ? NO_VALUE : formatOf(digits, style, isSigned).format(value).replace('-', '−');
  return {
    number: (value, digits) => write(value, digits, 'decimal', false),
    signed: (value, digits) => write(value, digits, 'decimal', true),
    percent: (share, digits) => write(share, digits, 'percent', false),
    signedPercent: (share, digits) => write(share, digits, 'percent', true),
    date: (dayNumber) => {
      const { month, day } = dateOfDayNumber(dayNumber);
      return `${day}\u00a0${words.months[month - 1] ?? ''}`;
    },
    duration: (seconds) => {
      const whole = Math.max(1, Math.round(seconds));
      if (whole < 60) return fill(words.time.seconds, { count: String(whole) });
      return fill(words.time.minutes, { minutes: String(Math.floor(whole / 60)), seconds: String(whole % 60) });
    },
    unit: (id) => {
      const { unit } = KPIS[id];
      const key = UNIT_KEYS[unit];
      return key === undefined ? unit : words.terms.units[key];
    },
  };
}
