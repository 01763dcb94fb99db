// The ledger's subjects and choices in three languages, and back from typed words to the ledger's own. No drawing.
import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../src/i18n/languages.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { CORRIDORS } from '../../src/model/customs/corridors.ts';
import type { LoadedScenario } from '../../src/runtime/protocol.ts';
import { choiceInWords, subjectInWords, subjectQuery } from '../../src/ui/decision/ledger-words.ts';
import type { LedgerVoice } from '../../src/ui/decision/ledger-words.ts';
import { createFormatter } from '../../src/ui/format/formatter.ts';
import { siteNames } from '../../src/ui/hooks/use-site-name.ts';

const cluster = {
  sites: [
    { id: 'farm-a', kind: 'farm' }, { id: 'farm-b', kind: 'farm' }, { id: 'gin-1', kind: 'gin' }, { id: 'gin-2', kind: 'gin' },
    { id: 'spinning-mill', kind: 'spinningMill' }, { id: 'textile-mill', kind: 'textileMill' },
  ],
  blocks: [{ site: 0 }, { site: 1 }],
  gins: [{ site: 2 }, { site: 3 }],
} as unknown as LoadedScenario['cluster'];

function voiceOf(language: Language): LedgerVoice {
  const words = MESSAGES[language];
  const names = siteNames(cluster, words);
  return { words, format: createFormatter(language, words), scenario: { cluster } as LoadedScenario, siteName: (site) => names[site] ?? '' };
}

const SUBJECTS = [
  'block 1', 'lot 12', 'gin-2 lot 7', 'textile-mill batch 10473', 'textile-mill loom 33', 'textile-mill dyeing batch 5', 'spinning-mill shift 1005', 'desk shift 400',
  'gin-1 lintCleaner 1', 'gin-1 press 0', 'month 3', 'load 4 to turkiye', 'spinning-mill',
];

describe('the subjects of decisions', () => {
  it('are said with places, things and numbers', () => {
    const english = voiceOf('en');
    expect(subjectInWords('textile-mill batch 10473', english)).toBe('Textile mill, batch 10473');
    expect(subjectInWords('gin-2 lot 7', english)).toBe('Gin 2, lot 7');
    expect(subjectInWords('textile-mill loom 33', voiceOf('ru'))).toBe('Ткацкая фабрика, ткацкие станки, машина № 33');
    expect(subjectInWords('desk shift 400', voiceOf('kk'))).toBe('Өтініштер қызметі, 400-ауысым');
    expect(subjectInWords('month 3', voiceOf('ru'))).toBe('март');
    expect(subjectInWords('load 4 to turkiye', english)).toBe('Load 4 to Türkiye');
  });

  it.each(['ru', 'kk'] as const)('leave no English code in %s', (language) => {
    for (const subject of SUBJECTS) expect(subjectInWords(subject, voiceOf(language))).not.toMatch(/[A-Za-z]{2}/);
  });

  it('of an unknown kind are shown as they are', () => {
    expect(subjectInWords('warehouse door 3', voiceOf('kk'))).toBe('warehouse door 3');
  });

  it.each(['en', 'ru', 'kk'] as const)('typed in the words of %s find the same decisions', (language) => {
    const voice = voiceOf(language);
    for (const subject of SUBJECTS.filter((each) => !each.includes(' to '))) expect(subjectQuery(subjectInWords(subject, voice), voice)).toBe(subject);
  });

  it('typed by their own names or by a part are found too', () => {
    expect(subjectQuery('textile-mill loom', voiceOf('kk'))).toBe('textile-mill loom');
    expect(subjectQuery('ткацкие станки', voiceOf('ru'))).toBe('loom');
    expect(subjectQuery('12-ауысым', voiceOf('kk'))).toBe('shift 12');
    expect(subjectQuery('Türkiye', voiceOf('en'))).toBe('turkiye');
  });
});

describe('the choices of decisions', () => {
  it('carry their unit, place or product', () => {
    const russian = voiceOf('ru');
    expect(choiceInWords('20 mm', 'irrigation', russian)).toBe('20 мм');
    expect(choiceInWords('gin-2', 'haulage', russian)).toBe('Хлопкозавод 2');
    expect(choiceInWords('6.5 % / 2 / 0', 'ginning', russian)).toBe('влажность волокна 6,5 %, очистителей сырца: 2, волокноочистителей: 0');
    expect(choiceInWords('24 bales', 'laydown', russian)).toBe('кип: 24');
    expect(choiceInWords('1.080', 'speed', russian)).toBe('× 1,080 от номинальной скорости');
    expect(choiceInWords('19', 'staffing', russian)).toBe('человек: 19');
    expect(choiceInWords('sheeting 0 bedLinen 63600 knitted 0', 'planning', voiceOf('en'))).toBe('bed linen 63,600 kg');
    expect(choiceInWords('sheeting 0 bedLinen 0 knitted 0', 'planning', voiceOf('en'))).toBe('nothing');
    expect(choiceInWords('khorgos, declared in advance', 'shipment', voiceOf('kk'))).toBe('Қорғас, алдын ала декларациямен');
    expect(choiceInWords('start', 'energy', voiceOf('kk'))).toBe('қазір бастау');
  });

  it('name gins and corridors that were weighed, in the order of the customs stage', () => {
    expect(choiceInWords('gin 1', 'haulage', voiceOf('kk'))).toBe(choiceInWords('gin-2', 'haulage', voiceOf('kk')));
    expect(choiceInWords('gin 1', 'haulage', voiceOf('ru'))).toBe('Хлопкозавод 2');
    CORRIDORS.forEach((corridor, number) => {
      for (const language of ['en', 'ru', 'kk'] as const) {
        expect(choiceInWords(`corridor ${number}`, 'shipment', voiceOf(language))).toBe(MESSAGES[language].decision.ledgerWords.corridors[corridor]);
      }
    });
  });

  it('of an unknown kind are shown as they are', () => {
    expect(choiceInWords('by rail', 'haulage', voiceOf('ru'))).toBe('by rail');
  });
});
