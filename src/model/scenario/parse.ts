// From the text of a scenario file to the resolved scenario: read, inherit, check everything, resolve. Pure; reads no files.
import { failure, success, type Issue, type Result } from '../../base/issue.ts';
import { SCENARIO_DOCUMENT } from './document.ts';
import { documentIssues } from './document-issues.ts';
import { inherited, isObject } from './inherit.ts';
import { parseJson, type Json } from './json-text.ts';
import { networkOf } from './network.ts';
import { pointer, resolvePointer, valueAt } from './pointer.ts';
import { resolved } from './resolve.ts';
import { SCENARIO_FORMAT_VERSION, type ResolvedScenario } from './resolved.ts';
import { spinningIssues } from './spinning-issues.ts';
import { tariffIssues } from './tariff.ts';
import { textileIssues } from './textile-issues.ts';

export interface ScenarioSource {
  /** Name of the file without ending; the scenario's id when the file gives none. */
  readonly id: string;
  /** The text of the scenario of a name, or undefined when there is none. */
  loadParent(name: string): string | undefined;
}

type JsonObject = { readonly [key: string]: Json };

/**
 * The scenario of a text with its parent's content underneath.
 * Fails with every issue found; `path` is a JSON pointer into the file, or `<parent>#pointer` where the fault lies in the parent's text.
 */
export function parseScenario(text: string, source: ScenarioSource): Result<ResolvedScenario> {
  const own = scenarioObject(text, '');
  if (!own.ok) return own;
  const { value: child } = own;
  const versionIssue = unknownVersion(child, '');
  if (versionIssue) return failure([versionIssue]);
  const id = typeof child['id'] === 'string' ? child['id'] : source.id;

  const parent = parentOf(child, id, source);
  if (!parent.ok) return failure([...parent.issues, ...issuesOf(child).filter((issue) => issue.code !== 'MISSING_KEY')]);
  const document = parent.value ? inherited(parent.value.content, child) : child;

  const checked = SCENARIO_DOCUMENT.safeParse(document);
  const network = networkOf(document);
  const issues = unique([
    ...(checked.success ? [] : documentIssues(document, checked.error.issues)),
    ...network.issues,
    ...powerIssues(document),
    ...spinningIssues(document),
    ...textileIssues(document),
    ...tariffIssues(document),
    ...provenanceIssues(document),
  ]);
  if (!checked.success || issues.length > 0) {
    const name = parent.value?.name;
    return failure(name === undefined ? issues : issues.map((issue) => located(issue, child, name)));
  }
  return success(resolved(checked.data, network, id));
}

function scenarioObject(text: string, document: string): Result<JsonObject> {
  const read = parseJson(text, document);
  if (!read.ok) return read;
  if (isObject(read.value)) return success(read.value);
  return failure([{ code: 'WRONG_TYPE', path: document, got: Array.isArray(read.value) ? 'a list' : JSON.stringify(read.value).slice(0, 60), expected: 'an object' }]);
}

function unknownVersion(document: JsonObject, where: string): Issue | undefined {
  const version = document['formatVersion'];
  if (version === undefined || version === SCENARIO_FORMAT_VERSION) return undefined;
  return { code: 'UNKNOWN_VERSION', path: `${where}/formatVersion`, got: JSON.stringify(version), expected: String(SCENARIO_FORMAT_VERSION) };
}

function parentOf(child: JsonObject, id: string, source: ScenarioSource): Result<{ name: string; content: JsonObject } | undefined> {
  const name = child['extends'];
  if (typeof name !== 'string') return success(undefined);
  const at = '/extends';
  const names = new Set([id, source.id]);
  if (names.has(name)) return failure([{ code: 'EXTENDS_CYCLE', path: at, got: name, expected: 'another scenario' }]);
  const text = source.loadParent(name);
  if (text === undefined) return failure([{ code: 'UNKNOWN_PARENT', path: at, got: name, expected: 'the name of a scenario in the same folder or among the shipped ones' }]);
  const parent = scenarioObject(text, `${name}#`);
  if (!parent.ok) return parent;
  const versionIssue = unknownVersion(parent.value, `${name}#`);
  if (versionIssue) return failure([versionIssue]);
  const grandparent = parent.value['extends'];
  if (typeof grandparent === 'string') {
    const code = names.has(grandparent) || grandparent === name ? 'EXTENDS_CYCLE' : 'EXTENDS_TOO_DEEP';
    return failure([{ code, path: at, got: `${name}, which extends ${grandparent}`, expected: 'a parent that extends nothing' }]);
  }
  return success({ name, content: parent.value });
}

/** The issues of a file on its own, without its parent. */
function issuesOf(document: JsonObject): Issue[] {
  const checked = SCENARIO_DOCUMENT.safeParse(document);
  return checked.success ? [] : documentIssues(document, checked.error.issues);
}

/** A gin whose connected power is absent or zero cannot run. */
function powerIssues(document: JsonObject): Issue[] {
  const gins = Array.isArray(document['gins']) ? (document['gins'] as readonly Json[]) : [];
  return gins.flatMap((gin, index) => {
    if (!isObject(gin)) return [];
    const value = valueAt(gin, ['connectedPower', 'value']);
    const isPowered = 'connectedPower' in gin && value !== 0;
    return isPowered ? [] : [{ code: 'GIN_WITHOUT_POWER', path: pointer(['gins', index, 'connectedPower']), got: value === 0 ? '0' : 'nothing', expected: 'the connected power, more than 0 kW' }];
  });
}

/** What an entry of provenance is about must exist. */
function provenanceIssues(document: JsonObject): Issue[] {
  const entries = Array.isArray(document['provenance']) ? (document['provenance'] as readonly Json[]) : [];
  return entries.flatMap((entry, index) => {
    const of = valueAt(entry, ['of']);
    if (typeof of !== 'string' || resolvePointer(document, of) !== undefined) return [];
    return [{ code: 'UNKNOWN_REFERENCE', path: pointer(['provenance', index, 'of']), got: of, expected: 'a JSON pointer to something in the scenario' }];
  });
}

/** Each place and code once; a missing power is reported as such only. */
function unique(issues: readonly Issue[]): Issue[] {
  const powerless = new Set(issues.filter((issue) => issue.code === 'GIN_WITHOUT_POWER').map((issue) => issue.path));
  const seen = new Set<string>();
  return issues.filter((issue) => {
    if (issue.code === 'MISSING_KEY' && powerless.has(issue.path)) return false;
    const key = `${issue.code} ${issue.path}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** An issue whose place is not in the child's own text lies in the parent's; what is missing everywhere is the child's to add. */
function located(issue: Issue, child: JsonObject, parent: string): Issue {
  // What is absent has no place of its own: it belongs where its container is.
  const isAbsent = issue.code === 'GIN_WITHOUT_POWER' && issue.got === 'nothing';
  const place = isAbsent ? issue.path.slice(0, issue.path.lastIndexOf('/')) : issue.path;
  const isOwn = issue.code === 'MISSING_KEY' || resolvePointer(child, place) !== undefined;
  return isOwn ? issue : { ...issue, path: `${parent}#${issue.path}` };
}
