// The soil and the first water content of a case; the rest of a case is in parse-cases.ts.
import { fieldCapacityEverywhere, initialWaterKinds, type InitialWater } from '../initial-water.ts';
import { layerFromTexture, SOIL_NAMES, soilPreset, type SoilDescription, type SoilLayer } from '../soil-description.ts';
import { nearMiss } from '../../../../base/near-miss.ts';
import type { CaseReader } from './case-reader.ts';

const LAYER_LIMITS = [[0.1, 5], [0.001, 0.9], [0.001, 0.95], [0.001, 1], [0.01, 100_000], [0, 100]] as const;
const TEXTURE_LIMITS = [[0.1, 5], [0, 100], [0, 100], [0, 30], [0, 100]] as const;
const LAYERS_M = 1.2;

function checkLayer(reader: CaseReader, layer: SoilLayer, path: string): void {
  const { wiltingPoint, fieldCapacity, saturation } = layer;
  if (!(wiltingPoint < fieldCapacity)) {
    reader.add('crop.soil-order', path, fieldCapacity, `field capacity above the wilting point ${wiltingPoint}`);
  }
  if (!(fieldCapacity < saturation)) {
    reader.add('crop.soil-order', path, saturation, `saturation above the field capacity ${fieldCapacity}`);
  }
}

function layerRow(reader: CaseReader, row: unknown, path: string): SoilLayer | undefined {
  const before = reader.issues.length;
  const [thicknessM, wiltingPoint, fieldCapacity, saturation, conductivityMmPerDay, penetrabilityPercent] = reader.numbers(row, path, 6, LAYER_LIMITS);
  if (reader.issues.length > before && penetrabilityPercent === undefined) return undefined;
  const layer = {
    thicknessM: thicknessM!,
    wiltingPoint: wiltingPoint!,
    fieldCapacity: fieldCapacity!,
    saturation: saturation!,
    conductivityMmPerDay: conductivityMmPerDay!,
    penetrabilityPercent: penetrabilityPercent!,
  };
  checkLayer(reader, layer, path);
  return layer;
}

function textureRow(reader: CaseReader, row: unknown, path: string): SoilLayer | undefined {
  const before = reader.issues.length;
  const [thicknessM, sandPercent, clayPercent, organicMatterPercent, penetrabilityPercent] = reader.numbers(row, path, 5, TEXTURE_LIMITS);
  if (reader.issues.length > before) return undefined;
  if (sandPercent! + clayPercent! > 100) {
    reader.add('crop.range', path, sandPercent! + clayPercent!, 'sand and clay together at most 100 %');
    return undefined;
  }
  const layer = layerFromTexture({
    thicknessM: thicknessM!,
    sandPercent: sandPercent!,
    clayPercent: clayPercent!,
    organicMatterPercent: organicMatterPercent!,
    penetrabilityPercent: penetrabilityPercent!,
  });
  checkLayer(reader, layer, path);
  return layer;
}

/** The soil of a case: a built-in name, or layers, or texture. */
export function parseSoil(reader: CaseReader, value: unknown, path: string): SoilDescription | undefined {
  if (typeof value === 'string') {
    const preset = soilPreset(value);
    const meant = nearMiss(value, SOIL_NAMES);
    if (preset === undefined) {
      reader.add('crop.unknown-soil', path, value, meant === undefined ? `one of ${SOIL_NAMES.join(', ')}` : `did you mean ${meant}`);
    }
    return preset;
  }
  const fields = reader.fields(value, path, ['cn', 'rew', 'layers', 'texture']);
  const curveNumber = reader.number(fields['cn'], `${path}/cn`, 1, 100);
  const readilyEvaporableMm = reader.number(fields['rew'], `${path}/rew`, 0, 50);
  const isTexture = fields['layers'] === undefined;
  const name = isTexture ? 'texture' : 'layers';
  if (!isTexture && fields['texture'] !== undefined) reader.add('crop.conflict', `${path}/texture`, 'both', 'either layers or texture');
  const rows = reader.list(fields[name], `${path}/${name}`);
  const layers = rows.map((row, i) => (isTexture ? textureRow : layerRow)(reader, row, `${path}/${name}/${i}`));
  let depthM = 0;
  layers.forEach((layer, i) => {
    if (i > 0 && depthM >= LAYERS_M - 1e-9 && i < layers.length) {
      reader.add('crop.soil-depth', `${path}/${name}/${i}`, depthM, `a layer that begins above ${LAYERS_M} m`);
    }
    depthM += layer?.thicknessM ?? 0;
  });
  return { curveNumber, readilyEvaporableMm, layers: layers.filter((layer) => layer !== undefined) };
}

/** The first water content of a case; field capacity in every layer when it is not given. */
export function parseInitialWater(reader: CaseReader, value: unknown, path: string, layerCount: number): InitialWater {
  if (value === undefined) return fieldCapacityEverywhere(layerCount);
  const fields = reader.fields(value, path, ['wc_type', 'method', 'depth_layer', 'value']);
  const name = fields['wc_type'] ?? 'Prop';
  const kind = typeof name === 'string' && Object.hasOwn(initialWaterKinds, name) ? initialWaterKinds[name] : undefined;
  if (kind === undefined) reader.add('crop.choice', `${path}/wc_type`, fields['wc_type'], 'Prop, Pct or Num');
  const method = fields['method'] ?? 'Layer';
  if (method !== 'Layer' && method !== 'Depth') reader.add('crop.choice', `${path}/method`, method, 'Layer or Depth');
  const by = method === 'Depth' ? 'depth' : 'layer';
  const values = fields['value'] === undefined ? ['FC'] : reader.list(fields['value'], `${path}/value`);
  const places = fields['depth_layer'] === undefined ? [1] : reader.list(fields['depth_layer'], `${path}/depth_layer`);
  if (values.length !== places.length) reader.add('crop.length', `${path}/value`, values, `${places.length} values, one for each depth_layer`);
  const at = places.map((place, i) =>
    by === 'layer' ? reader.whole(place, `${path}/depth_layer/${i}`, 1, layerCount) : reader.number(place, `${path}/depth_layer/${i}`, 0, 10),
  );
  if (by === 'depth' && at.some((depth, i) => i > 0 && !(depth > at[i - 1]!))) {
    reader.add('crop.order', `${path}/depth_layer`, places, 'depths that increase');
  }
  if (kind === 'percent' || kind === 'content') {
    const high = kind === 'percent' ? 1000 : 1;
    return { kind, by, at, value: values.map((entry, i) => reader.number(entry, `${path}/value/${i}`, 0, high)) };
  }
  return {
    kind: 'property',
    by,
    at,
    value: values.map((entry, i) => {
      if (entry === 'FC' || entry === 'WP' || entry === 'SAT') return entry;
      reader.add('crop.choice', `${path}/value/${i}`, entry, 'FC, WP or SAT');
      return 'FC';
    }),
  };
}

/** The layer at a place of the initial water: a number from 1, or a depth in m (the last layer goes on below its end). */
function layerAt(soil: SoilDescription, by: InitialWater['by'], place: number): SoilLayer | undefined {
  if (by === 'layer') return soil.layers[place - 1];
  let bottomM = 0;
  return soil.layers.find((layer) => (bottomM += layer.thicknessM) > place) ?? soil.layers[soil.layers.length - 1];
}

/** Collects an issue for each first water content that the pores of its layer cannot hold. */
export function checkInitialWater(reader: CaseReader, initial: InitialWater, soil: SoilDescription, path: string): void {
  if (initial.kind === 'property') return;
  initial.value.forEach((value, i) => {
    const layer = layerAt(soil, initial.by, initial.at[i] ?? NaN);
    if (layer === undefined) return;
    const { wiltingPoint, fieldCapacity, saturation } = layer;
    const content = initial.kind === 'content' ? value : wiltingPoint + (value / 100) * (fieldCapacity - wiltingPoint);
    // A percentage that is meant to be saturation may exceed it by rounding.
    if (content > saturation + 1e-6) reader.add('crop.range', `${path}/value/${i}`, value, `at most the saturation ${saturation} of its layer`);
  });
}
