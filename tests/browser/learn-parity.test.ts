import { expect, it } from 'vitest';
import { fingerprints, RECORDED } from '../learn/fingerprint.ts';

it('gives the same bits of every learner in this browser as in Node', () => {
  expect(fingerprints()).toEqual(RECORDED);
});
