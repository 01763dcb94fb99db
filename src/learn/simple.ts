// The least-squares line through one column, by ml-regression.
import type { Learner } from './learner.ts';
import { fitLine } from './line.ts';
import { leastSquaresLine } from './ml-regression-adapter.ts';

export const simpleLearner: Learner = { id: 'simple', fit: (table) => fitLine('simple', table, Infinity, leastSquaresLine) };
