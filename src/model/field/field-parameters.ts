// The values of the field's parameters as its code reads them.
import type { ParameterValues } from '../parameters/define.ts';
import type { FIELD_PARAMETERS } from '../parameters/field.ts';

export type FieldParameters = ParameterValues<typeof FIELD_PARAMETERS>;
