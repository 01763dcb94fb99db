// Places of tanks and machine groups along a line that wraps at the width. Pure; drawing is in LineChart.
import type { PolicyName } from '../../model/domain/results.ts';

export interface Tank {
  readonly kind: 'tank';
  readonly id: string;
  readonly material: string;
  readonly values: readonly { readonly policy: PolicyName; readonly tonnes: number; readonly peakTonnes: number }[];
}

export interface Machines {
  readonly kind: 'machines';
  readonly id: string;
  readonly units: number;
  /** Shares of the machines by class in the last hour. */
  readonly values: readonly { readonly policy: PolicyName; readonly shares: readonly number[] }[];
}

export type LineItem = Tank | Machines;

export interface PlacedItem {
  readonly item: LineItem;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Whether an arrow leads on to the next item in the same row. */
  readonly leadsOn: boolean;
}

const TANK_WIDTH = 94;
const MACHINES_WIDTH = 120;
const ARROW = 16;
const ITEM_HEIGHT = 120;
const ROW_GAP = 12;

/** Items from left to right, in a new row whenever the width is used up. */
export function placeLine(items: readonly LineItem[], width: number): { readonly placed: readonly PlacedItem[]; readonly height: number } {
  const placed: PlacedItem[] = [];
  let x = 0;
  let y = 0;
  items.forEach((item, index) => {
    const own = item.kind === 'tank' ? TANK_WIDTH : MACHINES_WIDTH;
    if (x > 0 && x + own > width) {
      x = 0;
      y += ITEM_HEIGHT + ROW_GAP;
    }
    placed.push({ item, x, y, width: own, leadsOn: index < items.length - 1 });
    x += own + ARROW;
  });
  return { placed, height: items.length === 0 ? 0 : y + ITEM_HEIGHT };
}
