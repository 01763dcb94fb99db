// The values of the haulage parameters as its code reads them.
import type { ParameterValues } from '../parameters/define.ts';
import type { HAULAGE_PARAMETERS } from '../parameters/haulage.ts';

export type HaulageParameters = ParameterValues<typeof HAULAGE_PARAMETERS>;
