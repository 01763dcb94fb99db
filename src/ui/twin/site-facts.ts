// The facts and the changing figures of one place as pairs of texts, for the panel beside the view. Pure.
import type { Cluster } from '../../model/domain/cluster.ts';
import type { Frame, PolicyFrame } from '../../runtime/frames.ts';
import { fill } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import type { Formatter } from '../format/formatter.ts';
import { stateKey } from '../geometry/field-colours.ts';
import { siteRowsOf } from '../geometry/site-index.ts';
import type { SiteRow } from '../geometry/site-index.ts';
import { districtName } from '../hooks/use-site-name.ts';

export interface StateRow {
  readonly label: string;
  readonly baseline: string;
  readonly ai: string;
}

/** What does not change about a place, as label and value. */
export function siteFacts(cluster: Cluster, site: number, words: Messages, format: Formatter, nameOf: (site: number) => string): readonly (readonly [string, string])[] {
  const { inspector, terms } = words;
  const row = siteRowsOf(cluster)[site]!;
  const facts: [string, string][] = [[inspector.district, districtName(cluster.sites[site]!.district, words)]];
  const amount = (value: number, digits: number, unit: string): string => `${format.number(value, digits)} ${unit}`;
  if (row.kind === 'farm') {
    const blocks = row.rows.map((index) => cluster.blocks[index]!);
    const first = blocks[0];
    if (first) {
      facts.push(
        [inspector.area, amount(blocks.reduce((sum, block) => sum + block.areaHa, 0), 0, terms.units.hectares)],
        [inspector.soil, terms.soils[first.soil]],
        [inspector.irrigation, terms.irrigation[first.irrigation]],
        [inspector.picking, terms.picking[first.picking]],
        [inspector.salinity, amount(first.salinityDsPerM, 1, terms.units.desisiemens)],
        [inspector.delivers, nameOf(first.receivingPointSite)],
      );
    }
  } else if (row.kind === 'receivingPoint') {
    facts.push([inspector.delivers, nameOf(cluster.receivingPoints[row.row]!.ginSite)]);
  } else if (row.kind === 'gin') {
    const gin = cluster.gins[row.row]!;
    facts.push(
      [inspector.ginKind, terms.ginKinds[gin.kind]],
      [inspector.stands, format.number(gin.stands, 0)],
      [inspector.power, amount(gin.connectedPowerKw, 0, terms.units.kilowatts)],
      [inspector.vehicles, format.number(gin.vehicles, 0)],
      [inspector.delivers, nameOf(gin.baleDestinationSite)],
    );
  } else if (row.kind === 'spinningMill') {
    const mill = cluster.spinningMills[row.row]!;
    facts.push(
      [inspector.ginKind, terms.spinningRoutes[mill.route ?? 'carded-ring']],
      [mill.route === 'rotor' ? terms.rotors : inspector.spindles, format.number(mill.spindles, 0)],
      [inspector.count, fill(terms.units.ne, { count: format.number(mill.countNe, 0) })],
      [inspector.delivers, nameOf(mill.textileMillSite)],
    );
  } else if (row.kind === 'textileMill') {
    const { looms, knittingMachines = 0 } = cluster.textileMills[row.row]!;
    if (looms > 0) facts.push([inspector.looms, format.number(looms, 0)]);
    if (knittingMachines > 0) facts.push([inspector.knittingMachines, format.number(knittingMachines, 0)]);
    facts.push([inspector.delivers, nameOf(cluster.marketSite)]);
  }
  return facts;
}

/** What changes at a place, in both clusters. */
export function siteStates(cluster: Cluster, site: number, frame: Frame | undefined, words: Messages, format: Formatter): readonly StateRow[] {
  const row = siteRowsOf(cluster)[site]!;
  const figures = figuresOf(cluster, row, words, format);
  return figures.map(({ label, of }) => ({
    label,
    baseline: frame ? of(frame.baseline) : format.number(undefined, 0),
    ai: frame?.ai ? of(frame.ai) : format.number(undefined, 0),
  }));
}

interface Figure {
  readonly label: string;
  readonly of: (frame: PolicyFrame) => string;
}

function figuresOf(cluster: Cluster, row: SiteRow, words: Messages, format: Formatter): readonly Figure[] {
  const { inspector, terms } = words;
  const { units } = terms;
  const state = (value: number | undefined): string => terms.machineStates[stateKey(value ?? 0)];
  const tonnes = (value: number | undefined): string => `${format.number(value, 1)} ${units.tonnes}`;
  const whole = (value: number | undefined): string => format.number(value, 0);
  switch (row.kind) {
    case 'farm': {
      const area = row.rows.reduce((sum, index) => sum + cluster.blocks[index]!.areaHa, 0);
      const mean = (column: Float32Array): number => row.rows.reduce((sum, index) => sum + column[index]! * cluster.blocks[index]!.areaHa, 0) / area;
      const share = (label: string, key: 'canopy' | 'depletion' | 'openBolls' | 'picked'): Figure => ({ label, of: (frame) => format.percent(mean(frame.blocks[key]), 0) });
      return [
        share(inspector.canopy, 'canopy'),
        share(inspector.depletion, 'depletion'),
        share(inspector.openBolls, 'openBolls'),
        share(inspector.picked, 'picked'),
        { label: inspector.wateredToday, of: (frame) => `${format.number(mean(frame.blocks.irrigationMm), 0)} ${units.millimetres}` },
      ];
    }
    case 'receivingPoint':
      return [{ label: inspector.waiting, of: (frame) => tonnes(frame.receivingPoints.waitingTonnes[row.row]) }];
    case 'gin':
      return [
        { label: inspector.state, of: (frame) => state(frame.gins.state[row.row]) },
        { label: inspector.yard, of: (frame) => tonnes(frame.gins.yardTonnes[row.row]) },
        { label: inspector.bales, of: (frame) => whole(frame.gins.bales[row.row]) },
      ];
    case 'spinningMill':
      return [
        { label: inspector.state, of: (frame) => state(frame.spinningMills.state[row.row]) },
        { label: inspector.storeBales, of: (frame) => whole(frame.spinningMills.storeBales[row.row]) },
        { label: inspector.yarn, of: (frame) => tonnes(frame.spinningMills.yarnTonnes[row.row]) },
      ];
    case 'textileMill':
      return [
        { label: inspector.state, of: (frame) => state(frame.textileMills.state[row.row]) },
        { label: inspector.yarnStore, of: (frame) => tonnes(frame.textileMills.yarnTonnes[row.row]) },
        { label: inspector.fabric, of: (frame) => tonnes(frame.textileMills.fabricTonnes[row.row]) },
      ];
    case 'market':
      return [];
  }
}
