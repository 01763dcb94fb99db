// The type of the gin's parameter values.
import type { ParameterValues } from '../parameters/define.ts';
import type { GIN_PARAMETERS } from '../parameters/gin.ts';

export type GinParameters = ParameterValues<typeof GIN_PARAMETERS>;
