// The remembered session: comes back as it was, or not at all.
import { describe, expect, it } from 'vitest';
import { decodeSession, defaultSession, encodeSession } from '../../src/store/session.ts';

const session = { ...defaultSession('kk'), seed: 77, modules: ['speed' as const], daysPerSecond: 1 / 24 };

describe('the stored session', () => {
  it('comes back as it was', () => {
    expect(decodeSession(encodeSession(session))).toEqual(session);
  });

  it.each([
    ['text that is not JSON', '{'],
    ['another format', JSON.stringify({ ...session, format: 2 })],
    ['an unknown language', encodeSession({ ...session, language: 'de' as 'en' })],
    ['a seed that is not whole', encodeSession({ ...session, seed: 1.5 })],
    ['a module that does not exist', encodeSession({ ...session, modules: ['staffing', 'weather'] as never })],
    ['a module twice', encodeSession({ ...session, modules: ['speed', 'speed'] })],
    ['a speed that is not offered', encodeSession({ ...session, daysPerSecond: 1e9 })],
    ['an unknown key', JSON.stringify({ ...session, format: 1, extra: 1 })],
    ['nothing at all', 'null'],
  ])('is left aside whole when it holds %s', (_, text) => {
    expect(decodeSession(text)).toBeUndefined();
  });
});
