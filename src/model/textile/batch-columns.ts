// The hidden columns of fabric lots after their traits: the cause of a defect, how dyeing went, the luck of inspection and making-up. Not exported.
import { assert } from '../../base/assert.ts';
import { FABRIC_TRAITS, TRAIT_STRIDE } from '../domain/lots.ts';

/** What made a batch truly defective: the yarn, the weaving (or knitting), or wet processing. */
export const CAUSE = { none: 0, yarn: 1, weaving: 2, finishing: 3 } as const;

/** Of grey and finished fabric: one of CAUSE. */
export const CAUSE_COLUMN = FABRIC_TRAITS.length;

/** Of grey fabric: one of DYEING, whether it ends off shade (1) and how often it has been in the dyeing machine. */
export const DYEING_COLUMN = CAUSE_COLUMN + 1;
export const SPOILT_COLUMN = CAUSE_COLUMN + 2;
export const PASSES_COLUMN = CAUSE_COLUMN + 3;

/** Of finished fabric: the luck of its inspection, drawn when it is finished, so that neither method nor delay shifts the luck of other batches. */
export const SEEN_COLUMN = CAUSE_COLUMN + 1;
export const NOTICED_COLUMN = CAUSE_COLUMN + 2;
export const NAMED_COLUMN = CAUSE_COLUMN + 3;
/** Of finished fabric: sets that would become seconds if it were made up. */
export const SECOND_SETS_COLUMN = CAUSE_COLUMN + 4;
assert(SECOND_SETS_COLUMN < TRAIT_STRIDE, 'no column is left for the luck of a batch');
