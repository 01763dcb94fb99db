import { expect, it } from 'vitest';
import { fingerprints, RECORDED } from './fingerprint.ts';

it('gives the recorded bits of every learner in Node', () => {
  expect(fingerprints()).toEqual(RECORDED);
});
