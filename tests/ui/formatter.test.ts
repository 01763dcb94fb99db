// Numbers, dates and durations in three languages, whatever the machine's own language.
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/base/calendar.ts';
import { LANGUAGES, MESSAGES } from '../../src/i18n/languages.ts';
import { KPI_IDS } from '../../src/model/domain/kpis.ts';
import { createFormatter, NO_VALUE } from '../../src/ui/format/formatter.ts';

const formats = Object.fromEntries(LANGUAGES.map((language) => [language, createFormatter(language, MESSAGES[language])]));
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('follow the language', () => {
    expect(formats['en']!.number(1234567.891, 1)).toBe('1,234,567.9');
    expect(plain(formats['ru']!.number(1234567.891, 1))).toBe('1 234 567,9');
    expect(plain(formats['kk']!.number(1234567.891, 1))).toBe('1 234 567,9');
  });

  it('carry a real minus and a plus when asked', () => {
    expect(formats['en']!.signed(-2.5, 1)).toBe('−2.5');
    expect(formats['en']!.signed(2.5, 1)).toBe('+2.5');
    expect(formats['en']!.signed(0, 1)).toBe('0.0');
    expect(plain(formats['ru']!.signedPercent(-0.416, 1))).toBe('−41,6 %');
  });

  it('show a dash for what does not exist', () => {
    expect(formats['en']!.number(undefined, 1)).toBe(NO_VALUE);
    expect(formats['en']!.number(Number.NaN, 1)).toBe(NO_VALUE);
  });
});

describe('dates and durations', () => {
  it('are written in the language', () => {
    const day = dayNumber({ year: 2024, month: 4, day: 20 });
    expect(plain(formats['en']!.date(day))).toBe('20 April');
    expect(plain(formats['ru']!.date(day))).toBe('20 апреля');
    expect(plain(formats['kk']!.date(day))).toBe('20 сәуір');
    expect(formats['en']!.duration(95.2)).toBe('1 min 35 s');
    expect(formats['ru']!.duration(0.2)).toBe('1 с');
  });
});

describe('units', () => {
  it('exist for every indicator in every language', () => {
    for (const language of LANGUAGES) {
      const known: readonly string[] = Object.values(MESSAGES[language].terms.units);
      for (const id of KPI_IDS) expect(known).toContain(formats[language]!.unit(id));
    }
  });
});
