// The subjects and choices of the ledger in the person's words, and a subject typed in those words back in the ledger's own. Pure.
// What has no word is shown by its own name, so a new kind of decision is never hidden.
import { fill } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import type { ModuleId } from '../../model/domain/modules.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { Formatter } from '../format/formatter.ts';
import { wordFor } from './decision-words.ts';

/** What the ledger's words are made with: the language, and the names of the scenario's places. */
export interface LedgerVoice {
  readonly words: Messages;
  readonly format: Formatter;
  readonly scenario: LoadedScenario;
  /** The name of a site in the person's language. */
  readonly siteName: (site: number) => string;
}

/** Things with a number of their own: `name 12`. */
const NUMBERED = ['lot', 'batch', 'shift', 'load'] as const;
type Numbered = (typeof NUMBERED)[number];

const isNumbered = (name: string | undefined): name is Numbered => NUMBERED.some((known) => known === name);

/** Machine groups in words: those of the plant page, and the two that only maintenance tells apart. */
function machineGroups({ words }: LedgerVoice): Readonly<Record<string, string>> {
  const { lintCleaner, press } = words.decision.ledgerWords;
  return { ...words.plant.groups, lintCleaner, press };
}

function siteOfId({ scenario, siteName }: LedgerVoice, id: string | undefined): string | undefined {
  const site = scenario.cluster.sites.findIndex((each) => each.id === id);
  return site < 0 ? undefined : siteName(site);
}

function blockName({ words, scenario, siteName }: LedgerVoice, number: string): string {
  const block = scenario.cluster.blocks[Number(number)];
  return fill(words.decision.ledgerWords.block, { place: block ? siteName(block.site) : '', number });
}

/** One part of a subject after its place: `batch 12`, `loom 3`, `dyeing batch 12`. */
function partInWords(voice: LedgerVoice, parts: readonly string[]): string | undefined {
  const { ledgerWords } = voice.words.decision;
  const groups = machineGroups(voice);
  const [name, number, ...rest] = parts;
  if (name === undefined) return '';
  if (isNumbered(name) && number !== undefined && rest.length === 0) return fill(ledgerWords[name], { number });
  const group = groups[name];
  if (group === undefined || number === undefined) return undefined;
  if (rest.length === 0) return fill(ledgerWords.machine, { group, number });
  const more = partInWords(voice, parts.slice(1));
  return more === undefined ? undefined : `${group}, ${more}`;
}

/** What a decision is about, in words: `textile-mill batch 12` becomes “Textile mill, batch 12”. */
export function subjectInWords(subject: string, voice: LedgerVoice): string {
  const { words } = voice;
  const { ledgerWords } = words.decision;
  const parts = subject.split(' ');
  const [first, second] = parts;
  if (first === 'block' && second !== undefined) return blockName(voice, second);
  if (first === 'month' && second !== undefined) return words.monthNames[Number(second) - 1] ?? subject;
  if (first === 'load' && second !== undefined && parts[2] === 'to') {
    return fill(ledgerWords.loadTo, { load: fill(ledgerWords.load, { number: second }), destination: wordFor(ledgerWords.destinations, parts[3] ?? '') });
  }
  const place = first === 'desk' ? ledgerWords.desk : siteOfId(voice, first);
  const said = partInWords(voice, place === undefined ? parts : parts.slice(1));
  if (said === undefined) return subject;
  return place === undefined ? said : said === '' ? place : `${place}, ${said.toLowerCase()}`;
}

/** A choice or an option in words: an amount with its unit, a place, a corridor, a plan by product. */
export function choiceInWords(choice: string, module: ModuleId, voice: LedgerVoice): string {
  const { words, format } = voice;
  const { choices, ledgerWords, products } = words.decision;
  const known = wordFor(choices, choice);
  if (known !== choice) return known;
  const number = choice === '' ? Number.NaN : Number(choice);
  switch (module) {
    case 'irrigation': {
      const depth = /^([\d.]+) mm$/.exec(choice)?.[1];
      return depth === undefined ? choice : `${format.number(Number(depth), Number.isInteger(Number(depth)) ? 0 : 1)} ${words.terms.units.millimetres}`;
    }
    case 'haulage': {
      // Options name gins by their numbers.
      const gin = /^gin (\d+)$/.exec(choice)?.[1];
      const site = gin === undefined ? undefined : voice.scenario.cluster.gins[Number(gin)]?.site;
      return site === undefined ? (siteOfId(voice, choice) ?? choice) : voice.siteName(site);
    }
    case 'ginning': {
      const [, moisture, seedCotton, lint] = /^([\d.]+) % \/ (\d+) \/ (\d+)$/.exec(choice) ?? [];
      return moisture === undefined || seedCotton === undefined || lint === undefined ? choice : fill(ledgerWords.ginning, { moisture: format.number(Number(moisture), 1), seedCotton, lint });
    }
    case 'laydown': {
      const bales = /^(\d+) bales$/.exec(choice)?.[1];
      return bales === undefined ? choice : fill(ledgerWords.bales, { count: format.number(Number(bales), 0) });
    }
    case 'speed':
      return Number.isFinite(number) ? fill(ledgerWords.speed, { factor: format.number(number, 3) }) : choice;
    case 'staffing':
      return Number.isFinite(number) ? fill(ledgerWords.people, { count: format.number(number, 0) }) : choice;
    case 'planning': {
      const pairs = [...choice.matchAll(/(\w+) ([\d.]+)/g)].filter(([, product, kg]) => product !== undefined && product in products && Number(kg) > 0);
      if (pairs.length > 0) return pairs.map(([, product, kg]) => `${wordFor(products, product ?? '')} ${format.number(Number(kg), 0)} ${words.plant.kg}`).join(', ');
      return /^(\w+ 0 ?)+$/.test(choice) ? ledgerWords.nothing : choice;
    }
    case 'shipment': {
      // Options name corridors by their numbers, in the order of the words.
      const option = /^corridor (\d+)$/.exec(choice)?.[1];
      if (option !== undefined) return Object.values(ledgerWords.corridors)[Number(option)] ?? choice;
      const [corridor, declared] = choice.split(', ');
      const way = wordFor(ledgerWords.corridors, corridor ?? '');
      return declared === 'declared in advance' ? fill(ledgerWords.declared, { corridor: way }) : way;
    }
    default:
      return choice;
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A subject typed in the person's words, as the ledger writes it; what is no such word stays, so that its own names are found too. */
export function subjectQuery(typed: string, voice: LedgerVoice): string {
  const { words, scenario, siteName } = voice;
  const { ledgerWords } = words.decision;
  let text = typed.trim().toLowerCase();
  const templates: readonly (readonly [string, string])[] = [['block', ledgerWords.block.replace('{place}', '').replace(/^, /, '')], ...NUMBERED.map((name) => [name, ledgerWords[name]] as const)];
  const byLength = templates.toSorted(([, a], [, b]) => b.length - a.length);
  for (const [name, template] of byLength) {
    const [before = '', after = ''] = template.toLowerCase().split('{number}');
    text = text.replace(new RegExp(`(^|[ ,])${escaped(before)}(\\d+)${escaped(after)}(?=$|[ ,])`, 'g'), (_, lead: string, number: string) => `${lead}${name} ${number}`);
    const bare = template.replace('{number}', '').replace(/^[-\s]+|[-\s]+$/g, '').toLowerCase();
    if (text === bare) text = name;
  }
  const names: (readonly [string, string])[] = [
    ...scenario.cluster.sites.map((site, index) => [siteName(index), site.kind === 'farm' ? '' : site.id] as const),
    ...Object.entries(machineGroups(voice)).map(([code, word]) => [word, code] as const),
    ...Object.entries(ledgerWords.destinations).map(([code, word]) => [word, code] as const),
    ...words.monthNames.map((month, index) => [month, `month ${index + 1}`] as const),
    [ledgerWords.desk, 'desk'],
  ];
  for (const [word, code] of names.toSorted(([a], [b]) => b.length - a.length)) {
    if (word !== '') text = text.replaceAll(word.toLowerCase(), code);
  }
  for (const piece of ledgerWords.machine.toLowerCase().split(/\{\w+\}/)) {
    if (piece.trim() !== '') text = text.replaceAll(piece.trim(), ' ');
  }
  return text.replace(/№|,/g, ' ').replace(/\s+/g, ' ').trim();
}
