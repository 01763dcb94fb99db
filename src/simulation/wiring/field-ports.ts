// Plugs the field stage: irrigation and harvest decisions in, seed-cotton lots out to haulage.
import type { FieldPorts } from '../../model/domain/ports.ts';
import type { FieldStage } from '../../model/field/index.ts';
import { harvestRegret } from '../../decision/policy/harvest.ts';
import { irrigationRegret } from '../../decision/policy/irrigation.ts';
import { roundsAheadTicks } from './pending-orders.ts';
import type { RunContext } from './run-context.ts';
import { comingUsual, openingHeatUnits } from './usual-weather.ts';
import type { YieldForecasts } from './yield-forecasts.ts';

/** 10 m³ of water on a hectare stand 1 mm deep. */
const M3_PER_HA_MM = 10;
const DAYS_PER_YEAR = 365;
/** Days ahead for which the usual weather is taken: about as long as a pick waits for its next chance. */
const HARVEST_DAYS_AHEAD = 10;

/** The field's ports. `ginDaysAhead` is left out where fields run alone. `yields` is told what the instruments show of each block, where anyone learns or forecasts yields. `field` is asked late, since the stage needs its ports to exist first. */
export function fieldPorts(run: RunContext, field: () => FieldStage, yields: YieldForecasts | undefined, receive: (lot: number) => void, ginDaysAhead?: (block: number) => number): FieldPorts {
  const { world, information, policies, log, scenario, forecasts, orders } = run;
  const { blocks } = world.cluster;
  const areaHa = blocks.reduce((sum, block) => sum + block.areaHa, 0);
  const quotaM3 = scenario.season.waterQuotaM3PerHa * areaHa;
  // The calendar looks at no instrument, so only who decides by them, learns or keeps records pays for the readings: 6 % of a national season.
  const isRead = run.modules.size > 0 || run.history !== undefined || log.keepsRecords;
  // What nobody learns from is read only for a decision or its record.
  const isWeighed = run.modules.size > 0 || log.keepsRecords;

  /** Mean of a weather column from `day` on, per day. */
  const comingMean = (column: Float64Array, day: number, days: number): number => {
    let sum = 0;
    for (let ahead = 0; ahead < days; ahead += 1) sum += column[Math.min(day + ahead, column.length - 1)]!;
    return sum / days;
  };
  /** Days until an order given today has worked. */
  const leadDays = (isDrip: boolean): number => (isDrip ? 1 : scenario.parameters.management.irrigationLeadDays);

  /** True use of a block less rain until an order has worked, mm: yesterday's use by the evapotranspiration that comes. */
  const comingUseMm = (stage: FieldStage, block: number, day: number, days: number): number => {
    const { et0Mm, rainMm } = world.weather;
    const yesterdayMm = et0Mm[Math.max(0, day - 1)]!;
    const coefficient = yesterdayMm > 0 ? stage.cropEvapotranspirationMm(block) / yesterdayMm : 0;
    return days * (coefficient * comingMean(et0Mm, day, days) - comingMean(rainMm, day, days));
  };
  /** Heat units of boll opening per day that do come. */
  const comingHeat = (day: number): number => {
    const { tMinC, tMaxC } = world.weather;
    let sum = 0;
    for (let ahead = 0; ahead < HARVEST_DAYS_AHEAD; ahead += 1) {
      const at = Math.min(day + ahead, tMinC.length - 1);
      sum += openingHeatUnits(tMinC[at]!, tMaxC[at]!);
    }
    return sum / HARVEST_DAYS_AHEAD;
  };

  const quotaLeftMm = (): number => {
    let usedM3 = 0;
    for (let block = 0; block < blocks.length; block += 1) {
      usedM3 += field().seasonIrrigationMm(block) * blocks[block]!.areaHa * M3_PER_HA_MM;
    }
    return Math.max(0, (quotaM3 - usedM3) / areaHa / M3_PER_HA_MM);
  };

  return {
    irrigationMm: (block, day) => {
      const stage = field();
      const isDrip = blocks[block]!.irrigation === 'drip';
      const yesterday = Math.max(0, day - 1);
      const canopy = isRead ? information.observe('canopyImage', stage.canopy(block), block, day) : 0;
      const et0Mm = isRead ? information.observe('fieldWeather', world.weather.et0Mm[yesterday]!, -1, day) : 0;
      if (isRead && forecasts.isOpen('waterUse') && day > run.plantingDay) {
        forecasts.settle('waterUse', block, world.kernel.now, stage.cropEvapotranspirationMm(block));
        forecasts.open('waterUse', block, block, world.kernel.now, [et0Mm, canopy, et0Mm * canopy]);
      }
      const depletionMm = isWeighed ? information.observe('soilMoisture', stage.depletionMm(block), block, day) : 0;
      const totalAvailableMm = isWeighed ? stage.totalAvailableWaterMm(block) : 0;
      if (isRead && day > run.plantingDay) yields?.seen(stage, block, day);
      const observation = {
        asOfTick: world.kernel.now,
        daysAfterPlanting: day - run.plantingDay,
        isDrip,
        depletionMm,
        totalAvailableMm,
        canopy,
        et0Mm,
        seasonIrrigationMm: stage.seasonIrrigationMm(block),
        quotaLeftMm: isWeighed ? quotaLeftMm() : 0,
        applicationEfficiency: stage.applicationEfficiency(block),
        comingEt0Mm: run.isOracle ? comingMean(world.weather.et0Mm, day, leadDays(isDrip)) : Number.NaN,
        comingRainMm: run.isOracle ? leadDays(isDrip) * comingMean(world.weather.rainMm, day, leadDays(isDrip)) : Number.NaN,
      };
      const now = world.kernel.now;
      const ordered = orders.irrigation.take(block, now);
      if (ordered !== undefined) return ordered;
      if (orders.irrigation.isPending(block)) return 0;
      const choice = policies.irrigation.dose(observation);
      if (choice.value <= 0) return 0;
      const latencyTicks = information.latencyTicks('irrigation');
      const times = { asOfTick: now, neededTick: now, executedTick: now + latencyTicks };
      const decision = log.add('irrigation', `block ${block}`, times, observation, `${choice.value} mm`, choice);
      if (decision >= 0) log.regret(decision, irrigationRegret(choice.value, observation.applicationEfficiency, stage.depletionMm(block), comingUseMm(stage, block, day, leadDays(isDrip))));
      const ahead = roundsAheadTicks(latencyTicks);
      if (ahead === 0) return choice.value;
      orders.irrigation.place(block, now + ahead, choice.value);
      return 0;
    },
    startsPick: (block, day) => {
      const now = world.kernel.now;
      if (orders.harvest.take(block, now) !== undefined) return true;
      if (orders.harvest.isPending(block)) return false;
      const stage = field();
      const dayOfYear = ((run.startDayOfYear - 1 + day) % DAYS_PER_YEAR) + 1;
      const { rainMm } = world.weather;
      const formedTonnes = stage.yieldTonnesPerHa(block) * blocks[block]!.areaHa;
      const isChosen = run.modules.has('harvest');
      const observation = {
        asOfTick: now,
        dayOfYear,
        openShare: information.observe('bollOpening', stage.openShare(block), block, day),
        picksDone: stage.picksDone(block),
        daysSinceLastPick: stage.daysSinceLastPick(block, day),
        standingShare: isChosen && formedTonnes > 0 ? information.observe('pickerOutput', stage.openTonnes(block) / formedTonnes, block, day) : 0,
        isLastPick: stage.picksDone(block) >= Math.round(scenario.parameters.field.mostPicks) - 1,
        usualRainMm: comingUsual(run.usual.rainMm, dayOfYear, HARVEST_DAYS_AHEAD),
        usualHeatUnits: comingUsual(run.usual.heatUnits, dayOfYear, HARVEST_DAYS_AHEAD),
        recentRainMm: rainMm[Math.max(0, day - 1)]! + rainMm[Math.max(0, day - 2)]!,
        ginDaysAhead: isChosen && ginDaysAhead ? information.observe('ginYardStock', ginDaysAhead(block), block, day) : 0,
        comingRainMm: run.isOracle ? comingMean(world.weather.rainMm, day, HARVEST_DAYS_AHEAD) : Number.NaN,
      };
      const choice = policies.harvest.startsPick(observation);
      if (!choice.value) return false;
      const latencyTicks = information.latencyTicks('harvest');
      const decision = log.add('harvest', `block ${block}`, { asOfTick: now, neededTick: now, executedTick: now + latencyTicks }, observation, 'pick', choice);
      if (decision >= 0) {
        const truth = {
          ...observation,
          openShare: stage.openShare(block),
          standingShare: formedTonnes > 0 ? stage.openTonnes(block) / formedTonnes : 0,
          usualHeatUnits: comingHeat(day),
          comingRainMm: comingMean(rainMm, day, HARVEST_DAYS_AHEAD),
        };
        log.regret(decision, harvestRegret(truth, run.knowledge.harvest));
      }
      const ahead = roundsAheadTicks(latencyTicks);
      if (ahead === 0) return true;
      orders.harvest.place(block, now + ahead, 1);
      return false;
    },
    lotReady: receive,
  };
}
