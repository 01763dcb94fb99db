// How fast a yarn is wound beside the layout's: drums stop for splices and cop changes, and finer yarn is lighter. Moves no mass.
import { YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { texOfNe } from './formulas/ring-production.ts';
import { copsPer100Km, drumTimeShare } from './formulas/winding.ts';
import { yarnTex } from './traits.ts';

/** Reused between calls, so that no packet allocates. */
const factor = { speed: 1, minorStopShare: 0 };

/** Speed of winding a yarn lot over that of the layout's count at reference cuts, and the share of it that more stops than usual cost.
 *  Re-winding takes its share of the drums. Read it before the next call. */
export function windingFactor(lots: LotTable, yarn: number, layoutNe: number, p: SpinningValues): { readonly speed: number; readonly minorStopShare: number } {
  const cuts = lots.trait(yarn, YARN.cutsPer100Km);
  const tex = yarnTex(lots, yarn);
  const layoutTex = texOfNe(layoutNe);
  const stops = windingShare(cuts, tex, p) / windingShare(p.windingCutsReference, layoutTex, p);
  factor.speed = (stops * tex) / layoutTex;
  factor.minorStopShare = Math.max(0, 1 - stops);
  return factor;
}

/** Share of drum time that winds new yarn. */
function windingShare(cutsPer100Km: number, tex: number, p: SpinningValues): number {
  const cuts = { per100Km: cutsPer100Km, seconds: p.spliceSeconds };
  const cops = { per100Km: copsPer100Km(tex, p.copGrams), seconds: p.copChangeSeconds };
  const rewound = (p.rewoundPercent / 100) * (cutsPer100Km / p.windingCutsReference);
  return drumTimeShare(p.windingMetresPerMinute, cuts, cops) / (1 + rewound);
}
