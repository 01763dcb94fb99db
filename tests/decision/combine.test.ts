// Which module decides on which forecast.
import { describe, expect, it } from 'vitest';
import { standsOn } from '../../src/decision/combine.ts';
import { FORECAST_IDS } from '../../src/decision/forecast/tasks.ts';
import { MODULE_IDS } from '../../src/model/domain/modules.ts';

describe('forecasts that decide', () => {
  it('belong to one module each, the contact desk and the roster of the plants to staffing both', () => {
    const modules = Object.fromEntries(FORECAST_IDS.map((id) => [id, MODULE_IDS.filter((module) => standsOn(module, id))]));
    expect(modules).toEqual({
      yield: [], yarnDefects: [], fabricDefects: [], energy: ['energy'], demand: ['planning'], corridor: ['shipment'], waterUse: ['irrigation'],
      ginQueue: ['haulage'], endBreaks: ['speed'], failure: ['maintenance'], contacts: ['staffing'], arrivals: ['staffing'],
    });
  });
});
