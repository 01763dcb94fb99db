// Builds the resolved scenario from a checked document and its network: groups become sites, names become numbers, defaults are filled in.
import { cos, sin } from '../../base/math.ts';
import { SPINNING_PROCESSES } from '../domain/cluster.ts';
import type { Cluster, FieldBlock, Gin, Position, Site, SpinningMill, TextileMill } from '../domain/cluster.ts';
import { PROCESS_POINT_IDS, type ProcessPoint } from '../domain/process-points.ts';
import { defaultParameterValues, type AllParameterValues } from '../parameters/index.ts';
import { varietyTraits, type VarietyParameters } from '../parameters/varieties.ts';
import { contentDigest } from './content-digest.ts';
import type { ScenarioDocument } from './document.ts';
import type { Network, NetworkSite } from './network.ts';
import type { ResolvedScenario } from './resolved.ts';
import { zonesOf } from './tariff.ts';

/** Angle between neighbours of a sunflower spiral, radians: π(3 − √5). */
const GOLDEN_ANGLE = 2.399963229728653;
/** 1 mm on 1 ha. */
const M3_PER_HA_MM = 10;
/** What a farm grows that names no variety: the one most written about (agronomy sheet 5.2). */
const DEFAULT_VARIETY = 'maktaaral-5030';

/** The resolved scenario; the document and its network must be free of issues. */
export function resolved(document: ScenarioDocument, network: Network, id: string): ResolvedScenario {
  const { season } = document;
  const { parameters, overridden } = parametersOf(document);
  const content = {
    season: {
      year: season.year,
      startMonth: season.start.month,
      startDay: season.start.day,
      plantingMonth: season.planting.month,
      plantingDay: season.planting.day,
      station: season.station,
      weatherYears: season.weatherYears,
      ...(season.historyYears === undefined ? {} : { historyYears: season.historyYears }),
      waterQuotaM3PerHa: season.waterQuota,
      isGenerated: season.weather === 'generated',
      temperatureOffsetC: season.climate?.temperature ?? 0,
      rainFactor: season.climate?.rain ?? 1,
    },
    cluster: clusterOf(document, network, parameters.varieties),
    digitalisation: Object.fromEntries(
      PROCESS_POINT_IDS.map((point) => [point, document.digitalisation[point] ?? false]),
    ) as Record<ProcessPoint, boolean>,
    tariff: zonesOf(document.tariff ?? []),
    parameters,
  };
  return { id, title: document.title, description: document.description, ...content, overridden, digest: contentDigest(content) };
}

function parametersOf(document: ScenarioDocument): { parameters: AllParameterValues; overridden: string[] } {
  const parameters: Record<string, Record<string, number>> = {};
  const overridden: string[] = [];
  for (const [group, defaults] of Object.entries(defaultParameterValues())) {
    const values: Record<string, number> = { ...defaults };
    for (const key of Object.keys(values)) {
      const written = document.parameters?.[group]?.[key];
      if (written === undefined) continue;
      values[key] = written;
      overridden.push(`${group}.${key}`);
    }
    parameters[group] = values;
  }
  const co2Ppm = document.season.climate?.co2;
  if (co2Ppm !== undefined) {
    parameters['field'] = { ...parameters['field'], co2Ppm };
    if (!overridden.includes('field.co2Ppm')) overridden.push('field.co2Ppm');
  }
  return { parameters: parameters as unknown as AllParameterValues, overridden };
}

function clusterOf(document: ScenarioDocument, { sites: members, destination }: Network, varieties: VarietyParameters): Cluster {
  const groupOf = (member: NetworkSite) => {
    const i = member.groupIndex;
    switch (member.kind) {
      case 'farm':
        return document.farms[i]!;
      case 'receivingPoint':
        return document.receivingPoints[i]!;
      case 'gin':
        return document.gins[i]!;
      case 'spinningMill':
        return document.spinningMills[i]!;
      case 'textileMill':
        return document.textileMills[i]!;
      case 'market':
        return document.market;
    }
  };
  const sites: Site[] = members.map((member) => {
    const group = groupOf(member);
    return { id: member.id, kind: member.kind, position: memberPosition(group, member.memberIndex), district: group.district };
  });
  const ofKind = <Group, Made>(kind: Site['kind'], groups: readonly Group[], make: (group: Group, site: number, to: number) => Made): Made[] =>
    members.flatMap((member, site) => (member.kind === kind ? [make(groups[member.groupIndex]!, site, destination[site]!)] : []));
  return {
    sites,
    blocks: ofKind('farm', document.farms, (farm, site, to): FieldBlock => ({
      site,
      areaHa: farm.area,
      soil: farm.soil,
      irrigation: farm.irrigation,
      salinityDsPerM: farm.salinity,
      leachingMm: (farm.leaching ?? 0) / M3_PER_HA_MM,
      waterTable: farm.waterTable && { depthM: farm.waterTable.depth, ecDsPerM: farm.waterTable.salinity },
      variety: farm.variety ?? DEFAULT_VARIETY,
      lintFactor: varietyTraits(varieties, farm.variety ?? DEFAULT_VARIETY).lintFactor,
      picking: farm.picking,
      receivingPointSite: to,
    })),
    receivingPoints: ofKind('receivingPoint', document.receivingPoints, (_, site, to) => ({ site, ginSite: to })),
    gins: ofKind('gin', document.gins, (gin, site, to): Gin => ({
      site,
      kind: gin.kind,
      stands: gin.stands,
      lintKgPerStandHour: gin.lintPerStand,
      connectedPowerKw: gin.connectedPower,
      vehicles: gin.vehicles,
      ...(gin.shifts === undefined ? {} : { shifts: gin.shifts }),
      ...(gin.operators === undefined ? {} : { operators: gin.operators }),
      ...(gin.fitters === undefined ? {} : { fitters: gin.fitters }),
      baleDestinationSite: to,
    })),
    spinningMills: ofKind('spinningMill', document.spinningMills, (mill, site, to) => ({
      site,
      spindles: mill.spindles ?? mill.rotors ?? 0,
      countNe: mill.yarnCount,
      laydownBales: mill.laydownBales,
      textileMillSite: to,
      ...spinningOptions(mill),
    })),
    textileMills: ofKind('textileMill', document.textileMills, (mill, site): TextileMill => ({
      site,
      looms: mill.looms,
      ...(mill.knittingMachines === undefined ? {} : { knittingMachines: mill.knittingMachines }),
      ...(mill.sewingPlaces === undefined ? {} : { sewingPlaces: mill.sewingPlaces }),
    })),
    marketSite: members.findIndex((member) => member.kind === 'market'),
  };
}

/** What a spinning mill states beyond its size; absent keys stay absent, so that they mean the default. */
function spinningOptions(
  mill: ScenarioDocument['spinningMills'][number],
): Pick<SpinningMill, 'route' | 'storeBales' | 'machines' | 'campaigns'> {
  const { route, storeBales, machines, campaigns } = mill;
  const counts = SPINNING_PROCESSES.flatMap((process) => (machines?.[process] === undefined ? [] : [[process, machines[process]] as const]));
  return {
    ...(route === undefined ? {} : { route }),
    ...(storeBales === undefined ? {} : { storeBales }),
    ...(counts.length === 0 ? {} : { machines: Object.fromEntries(counts) }),
    ...(campaigns === undefined ? {} : { campaigns: campaigns.map(({ yarnCount, laydowns }) => ({ countNe: yarnCount, laydowns })) }),
  };
}

/** Members lie evenly over a circle around the group's place (sunflower spiral); rounded to metres so that files and maps agree. */
function memberPosition(
  group: { readonly position: { readonly east: number; readonly north: number }; readonly count?: number | undefined; readonly spread?: number | undefined },
  memberIndex: number,
): Position {
  const { east, north } = group.position;
  const count = group.count ?? 1;
  if (count === 1 || group.spread === undefined) return { xKm: east, yKm: north };
  const radius = group.spread * Math.sqrt((memberIndex + 0.5) / count);
  const angle = memberIndex * GOLDEN_ANGLE;
  return { xKm: metres(east + radius * cos(angle)), yKm: metres(north + radius * sin(angle)) };
}

function metres(km: number): number {
  return Math.round(km * 1000) / 1000;
}
