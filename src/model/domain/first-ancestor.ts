// The chain of first parents of a lot: where most of it came from. The whole genealogy is the lot table's.
import type { LotTable } from './lots.ts';

/** The nearest lot of a kind on the chain of first parents, the lot itself included; −1 when the chain ends without one. */
export function firstAncestor(lots: LotTable, lot: number, kind: number): number {
  let at = lot;
  while (lots.kind(at) !== kind) {
    if (lots.parentsOf(at) === 0) return -1;
    at = lots.parent(at, 0);
  }
  return at;
}
