// The digest of plain content: equal content gives equal digests whatever the order of keys.
import { textDigest } from '../../base/digest.ts';

/** 16 hexadecimal digits. Numbers count by value, lists by order, objects by their sorted keys; undefined entries do not count. */
export function contentDigest(content: unknown): string {
  return textDigest(canonicalText(content));
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
