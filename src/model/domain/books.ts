// The two bookkeeping moves that every stage makes; keeps lot table and ledger in step.
import type { Ledger } from './ledger.ts';
import type { LotTable } from './lots.ts';

/** Moves a whole lot into another stock account, in the ledger and in the lot table. */
export function transferLot(lots: LotTable, ledger: Ledger, lot: number, account: number): void {
  ledger.post(lots.account(lot), account, lots.grams(lot));
  lots.move(lot, account);
}

/** Ends a lot whose grams all leave its account for `account` (usually work in process that becomes other lots, or a sink). */
export function consumeLot(lots: LotTable, ledger: Ledger, lot: number, account: number): void {
  ledger.post(lots.account(lot), account, lots.grams(lot));
  lots.consume(lot);
}
