// The case parser: what it refuses, and where it says the fault is.
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../../../src/model/field/crop/cases/parse-cases.ts';

const SOUND = {
  id: 'a', climate: 'x', crop: 'CottonGDD', planting: '04/15', soil: 'Loam', irr: { method: 1, SMT: [60, 60, 50, 30], MaxIrr: 60 }, years: [2005],
} as const;
const faults = (changes: object): string[] => {
  const result = parseCases({ ...SOUND, ...changes });
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`);
};

describe('the case parser', () => {
  it('takes one case or a list, with the members of the reference file', () => {
    expect(faults({})).toEqual([]);
    const list = parseCases({ set: 'x', profiles: {}, cases: [SOUND, { ...SOUND, id: 'b' }] });
    expect(list.ok && list.value.map((run) => run.id)).toEqual(['a', 'b']);
  });

  it('refuses unknown keys with the likely meaning', () => {
    const result = parseCases({ ...SOUND, irigation: 1 });
    expect(result.ok ? [] : result.issues).toEqual([{ code: 'crop.unknown-key', path: '/irigation', got: '"irigation"', expected: expect.any(String) as string }]);
    expect(faults({ crop_over: { CCX: 0.9 } })).toEqual(['crop.unknown-key /crop_over/CCX']);
    expect(faults({ irr: { method: 1, SMT: [1, 1, 1, 1], depth: 4 } })).toEqual(['crop.unknown-key /irr/depth']);
    expect(faults({ crop_over: { Emergence: 60 }, crop: 'Cotton' })).toEqual(['crop.unknown-key /crop_over/Emergence']);
    expect(faults({ crop_over: { SwitchGDD: 1 } })).toEqual(['crop.unknown-key /crop_over/SwitchGDD']);
  });

  it('refuses unknown methods, soils and crops', () => {
    expect(faults({ irr: { method: 6 } })).toEqual(['crop.unknown-method /irr/method']);
    expect(faults({ irr: { method: 'target' } })).toEqual(['crop.unknown-method /irr/method']);
    expect(faults({ soil: 'Lome' })).toEqual(['crop.unknown-soil /soil']);
    expect(faults({ soil: 'toString' })).toEqual(['crop.unknown-soil /soil']);
    expect(faults({ crop: 'Wheat' })).toEqual(['crop.unknown-crop /crop']);
  });

  it('refuses two doses on one date', () => {
    const events = (...dates: string[]): object => ({ irr: { method: 3, events: dates.map((date) => [date, 60]) } });
    expect(faults(events('06-10', '07-05'))).toEqual([]);
    expect(faults(events('06-10', '07-05', '06-10'))).toEqual(['crop.repeated-date /irr/events/2/0']);
    expect(faults(events('06-31', '06-31'))).toEqual(['crop.date /irr/events/0/0', 'crop.date /irr/events/1/0']);
  });

  it('refuses soils whose contents are out of order, too thin or out of range', () => {
    expect(faults({ soil: { cn: 61, rew: 9, layers: [[1.2, 0.15, 0.31, 0.28, 500, 100]] } })).toEqual(['crop.soil-order /soil/layers/0']);
    expect(faults({ soil: { cn: 61, rew: 9, layers: [[1.2, 0.35, 0.31, 0.46, 500, 100]] } })).toEqual(['crop.soil-order /soil/layers/0']);
    expect(faults({ soil: { cn: 61, rew: 9, layers: [[1.2, 15, 31, 46, 500, 100]] } })).toContain('crop.range /soil/layers/0/1');
    expect(faults({ soil: { cn: 161, rew: 9, layers: [[1.2, 0.15, 0.31, 0.46, 500]] } })).toEqual(['crop.range /soil/cn', 'crop.length /soil/layers/0']);
    expect(faults({ soil: { cn: 61, rew: 9, texture: [[0.4, 70, 50, 1, 100]] } })).toEqual(['crop.range /soil/texture/0']);
    expect(faults({ soil: { cn: 61, rew: 9, layers: [[0.3, 0.1, 0.2, 0.4, 500, 100], [0.02, 0.1, 0.2, 0.4, 500, 100], [1, 0.1, 0.2, 0.4, 500, 100]] } }))
      .toEqual(['crop.range /soil/layers/1/0']);
  });

  it('refuses water, field and years that cannot be', () => {
    expect(faults({ iwc: { wc_type: 'Pct', value: [50, 60] } })).toEqual(['crop.length /iwc/value']);
    expect(faults({ iwc: { wc_type: 'Num', method: 'Depth', depth_layer: [0.5, 0.2], value: [0.2, 0.3] } })).toEqual(['crop.order /iwc/depth_layer']);
    expect(faults({ iwc: { depth_layer: [2], value: ['FC'] } })).toEqual(['crop.range /iwc/depth_layer/0']);
    expect(faults({ field: { bunds: true } })).toEqual(['crop.range /field/z_bund']);
    expect(faults({ gw: -1 })).toEqual(['crop.range /gw']);
    expect(faults({ years: [] })).toEqual(['crop.type /years']);
    expect(faults({ years: [2000, 2001], nyears: 3 })).toEqual(['crop.length /years']);
    expect(faults({ planting: '02/30' })).toEqual(['crop.date /planting']);
    expect(faults({ planting: '02/29' })).toEqual(['crop.date /planting']);
    expect(faults({ planting: '02/29', years: [2004, 2008] })).toEqual([]);
    expect(faults({ planting: '02/29', years: [2004], nyears: 2 })).toEqual(['crop.date /planting']);
    expect(faults({ planting: '02/01', irr: { method: 3, events: [['02-29', 50]] } })).toEqual(['crop.date /irr/events/0/0']);
    expect(faults({ years: [2005, 2006, 2005] })).toEqual(['crop.repeated-year /years/2']);
    // Loam: wilting point 0.15, field capacity 0.31, saturation 0.46; 194 % of the available water is more than that.
    expect(faults({ iwc: { wc_type: 'Num', method: 'Depth', depth_layer: [0.2, 5], value: [0.46, 0.47] } })).toEqual(['crop.range /iwc/value/1']);
    expect(faults({ iwc: { wc_type: 'Pct', value: [194] } })).toEqual(['crop.range /iwc/value/0']);
    expect(faults({ irr: { method: 3, events: [['06-31', 80], ['06-05']] } })).toEqual(['crop.date /irr/events/0/0', 'crop.length /irr/events/1', 'crop.type /irr/events/1/1']);
  });

  it('starts every layer at field capacity where no first water is given', () => {
    const layers = [[0.3, 0.1, 0.2, 0.4, 500, 100], [1.5, 0.15, 0.3, 0.45, 300, 100]];
    const result = parseCases({ ...SOUND, soil: { cn: 61, rew: 9, layers } });
    expect(result.ok && result.value[0]!.block.initialWater).toEqual({ kind: 'property', by: 'layer', at: [1, 2], value: ['FC', 'FC'] });
  });

  it('refuses cases that give the same row', () => {
    const found = (changes: object): string[] => {
      const result = parseCases({ cases: [SOUND, { ...SOUND, ...changes }] });
      return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`);
    };
    expect(found({})).toEqual(['crop.repeated-id /cases/1/id']);
    expect(found({ years: [2006] })).toEqual([]);
    expect(found({ id: 'b' })).toEqual([]);
  });

  it('collects every fault of every case with its pointer', () => {
    const result = parseCases({ cases: [{ ...SOUND, soil: 'Lome', years: 2005 }, SOUND, { id: 'c' }] });
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(
      expect.arrayContaining(['/cases/0/soil', '/cases/0/years', '/cases/2/climate', '/cases/2/crop', '/cases/2/planting', '/cases/2/irr', '/cases/2/years']) as string[],
    );
    expect(parseCases([1]).ok).toBe(false);
    expect(parseCases(undefined).ok).toBe(false);
  });

  it('reads salinity cases and their defaults', () => {
    const result = parseCases({ ...SOUND, soil: 'siltloam', irr: { method: 3, events: [['06-05', 80]] }, salinity: { ece_initial_ds_m: 8, irr_ecw_ds_m: 1 }, gw: 2, gw_ec_ds_m: 6 });
    expect(result.ok && result.value[0]!.block.salinity).toMatchObject({ initialEceDsPerM: 8, irrigationEcwDsPerM: 1, waterTableEcDsPerM: 6, thresholdDsPerM: 8, limitDsPerM: 27 });
    expect(result.ok && result.value[0]!.block.irrigation).toMatchObject({ wettedSurfacePercent: 80, maximumDayMm: 2000 });
    expect(faults({ gw: 2, gw_ec_ds_m: 6 })).toEqual(['crop.conflict /gw_ec_ds_m']);
    expect(faults({ salinity: { ece: 8, irr_ecw_ds_m: 1 } })).toEqual(['crop.unknown-key /salinity/ece', 'crop.type /salinity/ece_initial_ds_m']);
  });
});
