// The posts of a full shift of one textile mill, from its machines. Wet processing and inspection are worked by the tonne and the metre instead.
import type { PeopleValues } from '../parameters/people.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { millShifts } from '../people/index.ts';
import type { PlantStaffing } from '../people/index.ts';

/** Machines that operators attend. */
export interface AttendedMachines {
  readonly looms: number;
  readonly knittingMachines: number;
  readonly sewingPlaces: number;
}

/** Staffing of a mill: weavers, knitters and one operator at each sewing place; helpers, of whom the fitters of looms are a part. */
export function millStaffing(site: number, machines: AttendedMachines, p: TextileValues, people: PeopleValues): PlantStaffing {
  const { looms, knittingMachines, sewingPlaces } = machines;
  const shedFitters = Math.max(1, Math.ceil((looms + knittingMachines) / people.loomsPerFitter));
  const shedHelpers = looms * p.weavingHelpersPerLoom + knittingMachines * p.knittingHelpersPerMachine;
  return {
    site,
    shifts: millShifts(Math.round(people.textileShifts), people),
    needed: {
      operator: Math.ceil(looms / p.loomsPerWeaver) + Math.ceil(knittingMachines / p.machinesPerKnitter) + sewingPlaces,
      helper: Math.max(0, Math.round(shedHelpers - shedFitters)) + Math.round(sewingPlaces * p.sewingHelpersPerPlace),
      fitter: shedFitters + Math.round(p.otherFitters),
    },
  };
}
