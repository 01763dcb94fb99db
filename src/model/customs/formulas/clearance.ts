// The channel of a declaration and how long it keeps a load at the border. Pure; draws nothing.
import type { CustomsValues } from '../../parameters/customs.ts';

export const CHANNELS = ['green', 'blue', 'yellow', 'red'] as const;
export const CHANNEL = { green: 0, blue: 1, yellow: 2, red: 3 } as const;

/** Whether the documents still disagree at the border, from one uniform number: an advance declaration shows part of the mismatches in time. */
export function hasMismatch(p: CustomsValues, isDeclaredInAdvance: boolean, u: number): boolean {
  return u < p.mismatchShare * (isDeclaredInAdvance ? 1 - p.advanceCheckShare : 1);
}

/** The channel (number) from one uniform number: risk management sends disagreeing documents to yellow or red, agreeing ones by the shares. */
export function channelOf(p: CustomsValues, isMismatch: boolean, u: number): number {
  if (isMismatch) return u < p.mismatchRedShare ? CHANNEL.red : CHANNEL.yellow;
  if (u < p.greenShare) return CHANNEL.green;
  if (u < p.greenShare + p.blueShare) return CHANNEL.blue;
  return u < p.greenShare + p.blueShare + p.yellowShare ? CHANNEL.yellow : CHANNEL.red;
}

export interface ClearanceCase {
  readonly channel: number;
  readonly isMismatch: boolean;
  readonly isDeclaredInAdvance: boolean;
  /** From the departure to the border, and in the queue before it. */
  readonly hoursToBorder: number;
  /** Times of this load over their means. */
  readonly luck: number;
}

/**
 * Hours from the load's turn at the border to its release. The blue channel looks into a declaration after release, so it costs no time here.
 * Documents are looked into from the declaration on: in advance that overlaps the way to the border; cargo can be inspected only there.
 * Source: order of the channels as the customs service describes them; times assumed.
 */
export function clearanceHours(p: CustomsValues, load: ClearanceCase): number {
  if (load.channel === CHANNEL.green || load.channel === CHANNEL.blue) return p.automaticHours * load.luck;
  const documents = (p.documentHours + (load.isMismatch ? p.mismatchHours : 0)) * load.luck;
  const leftAtBorder = load.isDeclaredInAdvance ? Math.max(0, documents - load.hoursToBorder) : documents;
  const inspection = load.channel === CHANNEL.red ? p.inspectionHours * load.luck : 0;
  return Math.max(p.automaticHours * load.luck, leftAtBorder + inspection);
}
