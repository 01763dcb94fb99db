// The Theil–Sen line through one column, by ml-regression: up to 29 % of the rows may be outliers.
import type { Learner } from './learner.ts';
import { fitLine } from './line.ts';
import { theilSenLine } from './ml-regression-adapter.ts';

/** The library keeps all pairwise slopes: 2,000 rows hold 2 million. */
const MAXIMUM_ROWS = 2000;

export const robustLearner: Learner = { id: 'robust', fit: (table) => fitLine('robust', table, MAXIMUM_ROWS, theilSenLine) };
