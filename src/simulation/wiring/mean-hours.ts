// Mean running hours between failures of the machine groups that maintenance is planned for, as the plants' books have them.
import type { GinValues } from '../../decision/forecast/gin-response.ts';
import { assert } from '../../base/assert.ts';
import type { MeanHoursBetweenFailures } from './maintenance.ts';

/** The gin's groups that wear: stands, lint cleaners, press. */
export function ginMeanHours(gin: GinValues): MeanHoursBetweenFailures {
  const hoursOf: Readonly<Record<string, number>> = { stand: gin.standMtbfHours, lintCleaner: gin.lintCleanerMtbfHours, press: gin.pressMtbfHours };
  return (group) => {
    const hours = hoursOf[group];
    assert(hours !== undefined, `no mean hours between failures for gin group ${group}`);
    return hours;
  };
}
