// One digest over every kind of model, fitted to fixed data: equal in every engine or the learners are not deterministic.
import { Digest } from '../../src/base/digest.ts';
import { forestLearner } from '../../src/learn/forest.ts';
import { assignCluster, chooseClusters } from '../../src/learn/k-means.ts';
import { predict, type Learner } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { logisticLearner } from '../../src/learn/logistic.ts';
import { polynomialLearner } from '../../src/learn/polynomial.ts';
import { robustLearner } from '../../src/learn/robust.ts';
import { simpleLearner } from '../../src/learn/simple.ts';
import { selectColumns } from '../../src/learn/table.ts';
import { treeLearner } from '../../src/learn/tree.ts';
import { permutationImportance } from '../../src/learn/validation.ts';
import { steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const TREE = { classCount: 0, maximumDepth: 7, minimumLeafRows: 3 };

/** Learner id → digest of its model (as JSON, so all 17 digits count) and of its predictions. */
export function fingerprints(): Record<string, string> {
  const table = steppedTable(250, 12);
  const single = selectColumns(table, [0]);
  const dependent = tableOf(['a', 'b', 'c'], table.rows.map((row) => [row[0]!, row[1]!, row[0]! + row[1]!]), Array.from(table.target));
  const events = { ...table, target: table.target.map((value, i) => (value + (i % 3) > 3 ? 1 : 0)) };
  const cases: readonly (readonly [string, Learner, typeof table])[] = [
    ['linear', linearLearner, table],
    ['linear of dependent columns', linearLearner, dependent],
    ['polynomial', polynomialLearner(4), table],
    ['simple', simpleLearner, single],
    ['robust', robustLearner, single],
    ['tree', treeLearner(TREE), table],
    ['forest', forestLearner({ ...TREE, treeCount: 15, columnsPerSplit: 2 }), table],
    ['classifying forest', forestLearner({ ...TREE, classCount: 2, treeCount: 15, columnsPerSplit: 1 }), events],
    ['logistic', logisticLearner({ ridge: 0.1 }), events],
  ];
  const found: Record<string, string> = {};
  for (const [name, learner, data] of cases) {
    const digest = new Digest();
    const model = valueOf(learner.fit(data, uniformStream(7)));
    digest.addText(JSON.stringify(model));
    for (const row of data.rows) digest.addNumber(predict(model, row));
    for (const value of permutationImportance(model, data, 2, uniformStream(8))) digest.addNumber(value);
    found[name] = digest.hex();
  }
  const clusters = new Digest();
  const options = { scaling: 'z-score', restarts: 10, silhouetteRows: 100 } as const;
  const { model, silhouettes } = valueOf(chooseClusters(table, [2, 3, 4, 5], options, uniformStream(9)));
  clusters.addText(JSON.stringify([model, silhouettes]));
  for (const row of table.rows) clusters.addInteger(assignCluster(model, row));
  found['k-means'] = clusters.hex();
  return found;
}

/** The digests of Node 20, Chromium 156 and Firefox 153, first recorded when all three agreed. A deliberate change of a learner's
 *  arithmetic, of its draws or of its model's fields changes its line; nothing else may. Correctness is proved in the other files. */
export const RECORDED: Record<string, string> = {
  linear: 'eefeeeec19b41a2f',
  'linear of dependent columns': '0a8ccd320285b1d3',
  polynomial: '6b4c9ba97f4e7bcc',
  simple: 'de4c3429b1cdb3b1',
  robust: 'b55bf562c8ebdd57',
  tree: '14a2574156cf877b',
  forest: 'c7c958e6b65b07a3',
  'classifying forest': '5f4380ee99df7dbc',
  logistic: 'abc5a70d3ff9e6fe',
  'k-means': 'fea36389904752eb',
};
