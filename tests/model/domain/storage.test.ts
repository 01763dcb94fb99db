// Yellowing of seed cotton in store: the worked values of the processing sheet.
import { describe, expect, it } from 'vitest';
import { yellowingShare } from '../../../src/model/domain/storage.ts';

describe('yellowing in store', () => {
  it('gives the two worked values of the sheet', () => {
    expect(yellowingShare(12, 45)).toBe(0);
    expect(yellowingShare(16, 45)).toBeCloseTo(0.695, 12);
  });

  it('spares dry cotton however long it lies', () => {
    expect(yellowingShare(8, 200)).toBe(0);
  });
});
