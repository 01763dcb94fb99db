// One digest over every kind of model, fitted to fixed data: equal in every engine or the learners are not deterministic.
import { Digest } from '../../src/base/digest.ts';
import { boostingLearner } from '../../src/learn/boosting.ts';
import { crossConformalInterval, fitCrossConformal } from '../../src/learn/cross-conformal.ts';
import { forestLearner } from '../../src/learn/forest.ts';
import { chooseByGap } from '../../src/learn/gap.ts';
import { huberLearner } from '../../src/learn/huber.ts';
import { assignCluster, chooseClusters } from '../../src/learn/k-means.ts';
import { predict, type Learner } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { logisticLearner } from '../../src/learn/logistic.ts';
import { networkLearner } from '../../src/learn/network.ts';
import { polynomialLearner } from '../../src/learn/polynomial.ts';
import { fitComponents } from '../../src/learn/principal-components.ts';
import { quantileBandLearner } from '../../src/learn/quantile-band.ts';
import { ridgeLearner } from '../../src/learn/ridge.ts';
import { robustLearner } from '../../src/learn/robust.ts';
import { simpleLearner } from '../../src/learn/simple.ts';
import { blockedSplits, contiguousBlocks } from '../../src/learn/splits.ts';
import { studentHalfWidth } from '../../src/learn/student.ts';
import { selectColumns } from '../../src/learn/table.ts';
import { treeLearner } from '../../src/learn/tree.ts';
import { permutationImportance } from '../../src/learn/validation.ts';
import { steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const BOOSTING = { treeCount: 12, learningRate: 0.2, maximumDepth: 3, minimumLeafRows: 5, rowShare: 0.7, tailShare: 0.2, patience: 5 };
const NETWORK = { learningRate: 0.02, epochs: 15, batchRows: 16, decay: 1e-4, tailShare: 0.2, patience: 5 };
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
    ['ridge', ridgeLearner({ ridge: 0.1 }), table],
    ['huber', huberLearner, table],
    ['boosting', boostingLearner({ ...BOOSTING, loss: 'squared' }), table],
    ['quantile band', quantileBandLearner(BOOSTING, 0.8), table],
    ['network', networkLearner({ ...NETWORK, hidden: [6] }), table],
    ['deeper network', networkLearner({ ...NETWORK, hidden: [5, 3], batchRows: 0 }), table],
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
  const others = new Digest();
  others.addText(JSON.stringify(valueOf(chooseByGap(table, 3, { ...options, referenceSets: 5, comparedRows: 40 }, uniformStream(10)))));
  others.addText(JSON.stringify(valueOf(fitComponents(table, 'z-score'))));
  for (const degrees of [1, 2, 9, 30, 1999]) others.addNumber(studentHalfWidth(0.95, degrees));
  found['gap, components and t'] = others.hex();
  const intervals = new Digest();
  const band = new Float64Array(3);
  const crossed = valueOf(fitCrossConformal(linearLearner, table, blockedSplits(contiguousBlocks(250, 5), 0), 0.9, uniformStream(11)));
  for (const row of table.rows) {
    crossConformalInterval(crossed, row, band);
    for (const value of band) intervals.addNumber(value);
  }
  found['cross-conformal'] = intervals.hex();
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
  ridge: '1e162acf642a2488',
  huber: 'edbeab0dd49f9eb6',
  boosting: '999ba25ac991c436',
  'quantile band': '71c4fde64dfb39d9',
  network: 'afa2979584a777ab',
  'deeper network': '1cd8d532b840ce7e',
  'gap, components and t': 'cafe498f4d7519eb',
  'cross-conformal': '5bdcbef1e13deba9',
};
