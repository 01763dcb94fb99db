// A field stage that keeps a daily record of every block. The course of the season is the stage's own; nothing here decides.
// Kernel file: one entry per block, and per block and day, by construction; so `!` is used throughout.
import type { FieldStages, FieldStrategy, FieldTrace } from '../domain/field-trace.ts';
import type { FieldPorts } from '../domain/ports.ts';
import type { StageWorld } from '../stage.ts';
import { FieldSeason } from './field-season.ts';
import type { FieldStage, FieldStageOptions } from './field-stage.ts';
import { fieldStageOf } from './stage.ts';
import { createTraceColumns, recordDay, soilWaterMm, stagesOf } from './trace-day.ts';

export interface FieldTracer {
  readonly stage: FieldStage;
  /** Days of the record: from planting to the clearing of the fields at the latest. */
  readonly days: number;
  /** Expansion threshold of block b at the root zone as it is and a reference evapotranspiration in mm: depletion from which leaves grow slower, mm. */
  expansionLimitMm(b: number, et0Mm: number): number;
  /** To be called at the end of every run day. */
  record(day: number): void;
  /** Without the farmer's accounts, which the stage does not know. */
  trace(strategy: FieldStrategy): Omit<FieldTrace, 'accounts'>;
  stages(): readonly FieldStages[];
}

/** The fields of a cluster with a record. Fails as createFieldStage. */
export function createFieldTracer(world: StageWorld, options: FieldStageOptions, ports: FieldPorts): FieldTracer {
  const { weather, cluster } = world;
  const { plantingDay, parameters } = options;
  const season = new FieldSeason(world, options, ports);
  const { crop } = season;
  const stage = fieldStageOf(season, world, options);
  const blocks = cluster.blocks.length;
  const days = Math.min(weather.days, plantingDay + parameters.harvestEndDays + 1) - plantingDay;
  const columns = createTraceColumns(blocks, days);
  const waterMm = Float64Array.from({ length: blocks }, (_, b) => soilWaterMm(crop, b));
  const dayOfSeason = new Int32Array(blocks);
  let lastDay = 0;
  return {
    stage,
    days,
    expansionLimitMm: (b, et0Mm) => {
      const { upper, upperShift } = crop.units[b]!.thresholds;
      return Math.min(1, Math.max(0, upper[0]! + (5 - et0Mm) * upperShift[0]!)) * crop.totalAvailableMm(b);
    },
    record: (day) => {
      const entry = day - plantingDay;
      if (entry < 0 || entry >= days) return;
      for (let b = 0; b < blocks; b += 1) {
        const today = crop.state.dayOfSeason[b]!;
        const isSimulated = today !== dayOfSeason[b];
        dayOfSeason[b] = today;
        if (!stage.isSeasonOver(b)) lastDay = entry;
        waterMm[b] = recordDay(season, stage, b, { weather, day, isSimulated, before: waterMm[b]! }, columns, b * days + entry);
      }
    },
    trace: (strategy) => ({ strategy, columns, lastDay, pickedTonnes: Float64Array.from({ length: blocks }, (_, b) => stage.pickedTonnes(b)) }),
    stages: () => Array.from({ length: blocks }, (_, b) => stagesOf(crop, b)),
  };
}
