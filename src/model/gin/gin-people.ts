// The posts and shifts of one gin, from what the scenario names and from the parameters of people. Calls nobody in.
import type { Gin } from '../domain/cluster.ts';
import type { PeopleValues } from '../parameters/people.ts';
import type { PlantStaffing } from '../people/index.ts';
import type { GinParameters } from './gin-parameters.ts';

/** Staffing of a gin: its crew less helpers and fitters are operators, one at least.
 *  A gin whose shifts the scenario names keeps them all year. */
export function ginStaffing(gin: Gin, p: GinParameters, people: PeopleValues): PlantStaffing {
  const fitters = gin.fitters ?? Math.round(people.ginFitters);
  const helpers = Math.round(people.ginHelpers);
  const operators = gin.operators ?? Math.max(1, Math.round(p.crewPerShift) - helpers - fitters);
  return {
    site: gin.site,
    shifts: {
      shiftsInSeason: gin.shifts ?? Math.round(people.ginShifts),
      shiftsOffSeason: gin.shifts ?? Math.round(people.ginShiftsOffSeason),
      shiftHours: people.shiftHours,
      seasonFromDay: people.seasonFromDay,
      seasonToDay: people.seasonToDay,
    },
    needed: { operator: operators, helper: helpers, fitter: fitters },
  };
}
