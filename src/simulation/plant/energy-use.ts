// Electricity and heat of the plants by what they were used for, read from the meters.
import type { SiteKind } from '../../model/domain/cluster.ts';
import { ACTIVITY } from '../../model/domain/activities.ts';
import { ENERGY_FUNCTIONS } from '../../model/domain/energy-functions.ts';
import type { EnergyUse } from '../../model/domain/plant-record.ts';
import type { StageWorld } from '../../model/stage.ts';

const STAGE_OF_SITE: Readonly<Partial<Record<SiteKind, EnergyUse['stage']>>> = { gin: 'gin', spinningMill: 'spinning', textileMill: 'textile' };
const MJ_PER_KWH = 3.6;
/** Fuel is metered per plant: gins burn it in their dryers, textile mills for steam and hot water. */
const HEAT_USE: Readonly<Record<EnergyUse['stage'], string>> = { gin: 'drying', spinning: 'heating', textile: 'wetProcessing' };

/** Energy used since the start of the run, kWh, all plants of a kind together; functions that used none are left out. */
export function energyUse(world: StageWorld): readonly EnergyUse[] {
  const { cluster, activities } = world;
  const { electricity } = activities;
  const uses = new Map<string, EnergyUse>();
  const add = (stage: EnergyUse['stage'] | undefined, use: string, carrier: EnergyUse['carrier'], kwh: number): void => {
    if (stage === undefined || kwh <= 0) return;
    const key = `${stage} ${use} ${carrier}`;
    uses.set(key, { stage, use, carrier, kwh: (uses.get(key)?.kwh ?? 0) + kwh });
  };
  for (let row = 0; row < electricity.rows; row += 1) {
    const stage = STAGE_OF_SITE[cluster.sites[electricity.siteOf(row)]!.kind];
    let kwh = 0;
    for (let zone = 0; zone < electricity.zoneCount; zone += 1) kwh += electricity.totalKwh(row, zone);
    add(stage, ENERGY_FUNCTIONS[electricity.functionOf(row)]!, 'electricity', kwh);
  }
  cluster.sites.forEach(({ kind }, site) => {
    const stage = STAGE_OF_SITE[kind];
    if (stage !== undefined) add(stage, HEAT_USE[stage], 'heat', activities.total(site, ACTIVITY.heat) / MJ_PER_KWH);
  });
  return [...uses.values()];
}
