// All declared parameters by group: the list that scenarios, forms, schema and sensitivity analysis read.
import { defaultValues, type ParameterGroup, type ParameterValues } from './define.ts';
import { CONTACT_DESK_PARAMETERS } from './contact-desk.ts';
import { CUSTOMS_PARAMETERS } from './customs.ts';
import { ECONOMICS_PARAMETERS } from './economics.ts';
import { FARM_ECONOMICS_PARAMETERS } from './farm-economics.ts';
import { FIELD_PARAMETERS } from './field.ts';
import { GIN_PARAMETERS } from './gin.ts';
import { HAULAGE_PARAMETERS } from './haulage.ts';
import { INFORMATION_PARAMETERS } from './information.ts';
import { MANAGEMENT_PARAMETERS } from './management.ts';
import { MARKET_PARAMETERS } from './market.ts';
import { PEOPLE_PARAMETERS } from './people.ts';
import { SPINNING_PARAMETERS } from './spinning.ts';
import { TEXTILE_PARAMETERS } from './textile.ts';
import { VARIETY_PARAMETERS } from './varieties.ts';

const GROUPS = {
  field: FIELD_PARAMETERS,
  varieties: VARIETY_PARAMETERS,
  haulage: HAULAGE_PARAMETERS,
  gin: GIN_PARAMETERS,
  spinning: SPINNING_PARAMETERS,
  textile: TEXTILE_PARAMETERS,
  market: MARKET_PARAMETERS,
  customs: CUSTOMS_PARAMETERS,
  people: PEOPLE_PARAMETERS,
  contactDesk: CONTACT_DESK_PARAMETERS,
  management: MANAGEMENT_PARAMETERS,
  information: INFORMATION_PARAMETERS,
  economics: ECONOMICS_PARAMETERS,
  farmEconomics: FARM_ECONOMICS_PARAMETERS,
} as const;

export type ParameterGroupName = keyof typeof GROUPS;
export type AllParameterValues = { readonly [Name in ParameterGroupName]: ParameterValues<(typeof GROUPS)[Name]> };

/** Every group in the order of the chain; the name of a group is its key in scenarios. */
export const ALL_PARAMETER_GROUPS: readonly ParameterGroup[] = Object.values(GROUPS);

/** The default of every parameter of every group, in the declared units. */
export function defaultParameterValues(): AllParameterValues {
  const values: Record<string, Readonly<Record<string, number>>> = {};
  for (const group of ALL_PARAMETER_GROUPS) values[group.name] = defaultValues(group);
  return values as AllParameterValues;
}
