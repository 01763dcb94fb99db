// The competing learners of the forecasters with their settings. Teaches nothing itself.
import { boostingLearner } from '../../learn/boosting.ts';
import { forestLearner } from '../../learn/forest.ts';
import type { Learner } from '../../learn/learner.ts';
import { linearLearner } from '../../learn/linear.ts';
import { logisticLearner } from '../../learn/logistic.ts';
import { networkLearner } from '../../learn/network.ts';
import { ridgeLearner } from '../../learn/ridge.ts';
import { robustLearner } from '../../learn/robust.ts';
import { treeLearner } from '../../learn/tree.ts';

/** Trees of a forest: beyond about twenty the error of these tables no longer falls. */
const FOREST_TREES = 20;
const LEAF_ROWS = 8;
const DEPTH = 8;

/** The learner of an id for a table of so many columns. */
export function learnerOf(id: LearnerId, columnCount: number): Learner {
  switch (id) {
    case 'linear':
      return linearLearner;
    case 'ridge':
      return ridgeLearner({ ridge: 0.1 });
    case 'strongRidge':
      return ridgeLearner({ ridge: 1 });
    case 'robust':
      return robustLearner;
    case 'tree':
      return treeLearner({ classCount: 0, maximumDepth: DEPTH, minimumLeafRows: LEAF_ROWS });
    case 'forest':
      return forestLearner({
        classCount: 0,
        maximumDepth: DEPTH,
        minimumLeafRows: LEAF_ROWS,
        treeCount: FOREST_TREES,
        columnsPerSplit: Math.max(1, Math.ceil(columnCount / 2)),
      });
    case 'boosting':
      return boostingLearner({
        loss: 'squared',
        treeCount: 60,
        learningRate: 0.1,
        maximumDepth: 3,
        minimumLeafRows: LEAF_ROWS,
        rowShare: 0.7,
        tailShare: 0,
        patience: 1,
      });
    case 'network':
      return networkLearner({ hidden: [8], learningRate: 0.01, epochs: 80, batchRows: 64, decay: 1e-3, tailShare: 0.2, patience: 15 });
    case 'logistic':
      return logisticLearner({ ridge: 1e-6 });
  }
}

export const LEARNER_IDS = ['linear', 'ridge', 'strongRidge', 'robust', 'tree', 'forest', 'boosting', 'network', 'logistic'] as const;
export type LearnerId = (typeof LEARNER_IDS)[number];
