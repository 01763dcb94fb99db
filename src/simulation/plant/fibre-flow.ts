// The way of the mass from field to fabric, read from the totals of the books: what entered each stage, what left it where, what is still there.
import type { SiteKind } from '../../model/domain/cluster.ts';
import type { FibreFlow, FlowSink, FlowStage, FlowStageId, PlantStock } from '../../model/domain/plant-record.ts';
import { FLOW_STAGES } from '../../model/domain/plant-record.ts';
import type { StageWorld } from '../../model/stage.ts';

const STAGE_OF_SITE: Readonly<Partial<Record<SiteKind, FlowStageId>>> = {
  farm: 'field',
  receivingPoint: 'haulage',
  gin: 'gin',
  spinningMill: 'spinning',
  textileMill: 'textile',
};
/** Trucks belong to a gin's site; what they carry is on its way. */
const ON_ROAD = 'onRoad';
/** Stage that sells a material to the market; everything else is sold by the last. */
const SELLER: Readonly<Record<string, FlowStageId>> = { seedCotton: 'haulage', lint: 'gin', yarn: 'spinning' };

/** The part of an account's name after the site. */
export function placeOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function stageOf(world: StageWorld, name: string, material: string, site: number): FlowStageId {
  if (placeOf(name) === ON_ROAD) return 'haulage';
  return STAGE_OF_SITE[world.cluster.sites[site]!.kind] ?? SELLER[material] ?? 'textile';
}

/** The flow so far, all sites of a stage together, in grams. */
export function fibreFlow(world: StageWorld): FibreFlow {
  const { ledger } = world;
  const parts = new Map(FLOW_STAGES.map((stage) => [stage, { added: 0, stock: 0, sinks: new Map<string, FlowSink>() }]));
  ledger.accounts.forEach(({ name, kind, material, site, use }, index) => {
    const part = parts.get(stageOf(world, name, material, site))!;
    const grams = ledger.stockGrams(index);
    if (kind === 'source') part.added -= grams;
    else if (kind === 'stock') part.stock += grams;
    else {
      const place = placeOf(name);
      const key = `${place} ${material} ${use}`;
      part.sinks.set(key, { place, material, use: use ?? 'sold', grams: (part.sinks.get(key)?.grams ?? 0) + grams });
    }
  });
  const stages: FlowStage[] = [];
  let inGrams = 0;
  for (const stage of FLOW_STAGES) {
    const { added, stock, sinks } = parts.get(stage)!;
    const outGrams = [...sinks.values()].reduce((left, sink) => left - sink.grams, inGrams + added - stock);
    stages.push({ stage, inGrams, addedGrams: added, sinks: [...sinks.values()], stockGrams: stock, outGrams });
    inGrams = outGrams;
  }
  return { stages, residualGrams: inGrams };
}

/** Every stock of the plants and receiving points with its largest close so far; fields hold none that matters. */
export function plantStocks(world: StageWorld): readonly PlantStock[] {
  const { ledger, cluster } = world;
  const stocks: PlantStock[] = [];
  ledger.accounts.forEach(({ name, kind, material, site }, index) => {
    if (kind !== 'stock' || cluster.sites[site]!.kind === 'farm') return;
    const grams = ledger.stockGrams(index);
    let peakGrams = grams;
    for (let day = 0; day < ledger.closedDays; day += 1) peakGrams = Math.max(peakGrams, ledger.stockGramsAtClose(day, index));
    stocks.push({ site, place: placeOf(name), material, grams, peakGrams });
  });
  return stocks;
}
