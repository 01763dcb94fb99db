// What a given loss of canopy by salt means for growth, decline and stomata, and which loss a stress level asks for; knows no soil.
import { exp, ln, roundHalfEven } from '../../../../base/math.ts';
import { advectiveCover, grownCanopy } from '../canopy-curve.ts';
import { kernelExp } from '../kernel-exp.ts';
import type { SeasonCalendar } from '../crop-calendar.ts';
import type { CropUnit } from '../crop-block.ts';

/** Effects of a reduction of the largest cover, percent; decline in percent of cover per day; time of full canopy in the crop's unit. */
export interface SaltEffects {
  readonly coverPercent: number;
  readonly growthPercent: number;
  readonly declinePercentPerDay: number;
  readonly fullCanopyTime: number;
  /** Days per unit of the crop's time between full canopy and senescence. */
  readonly dayPerUnit: number;
}

/** The first day whose sum reaches a time. */
function dayOf(unit: CropUnit, calendar: SeasonCalendar, time: number): number {
  if (!unit.isDegreeDays) return time;
  let day = 1;
  while (day < calendar.degreeDaySum.length - 1 && calendar.degreeDaySum[day]! < time) day += 1;
  return day;
}

function unitsToFull(initial: number, maximum: number, rate: number): number {
  return ln((0.25 * maximum * maximum) / initial / (0.02 * maximum)) / rate;
}

/** The effects of a reduction of the cover by a whole percentage.
 *  Units and shapes: `end` is the time in the crop's unit up to which growth is slowed and cover declines: maturity on the days of a season, senescence where
 *  the relation of stress and cover is fitted (the official program hands over the one and the other).
 *  Source: AquaCrop 7.3 CropStressParametersSoilSalinity and TimeToMaxCanopySF (growth distorted by the crop's distortion percentage). */
export function saltEffects(unit: CropUnit, calendar: SeasonCalendar, coverPercent: number, distortionPercent: number, end: number): SaltEffects {
  const { crop, stages } = unit;
  const initial = stages.initialCanopy;
  const maximum = crop.maximumCanopy;
  const distortion = distortionPercent / 100;
  const none = { coverPercent: 0, growthPercent: 0, declinePercentPerDay: 0, fullCanopyTime: stages.maximumCanopy, dayPerUnit: 1 };
  if (coverPercent <= 0) return none;
  const left = 1 - coverPercent / 100;
  const reference = unitsToFull(initial, maximum, crop.canopyGrowth);
  const reduced = 0.9 * maximum * left;
  let growthPercent = 0;
  const latest = stages.maximumCanopy + (end - stages.maximumCanopy) / 2;
  if (0.02 * reduced >= 0.0001) {
    const units = unitsToFull(initial, reduced, 1);
    const fastest = units / reference;
    const slowest = latest > reference ? units / latest : fastest;
    const smooth = coverPercent < 10 ? exp(coverPercent) / exp(10) : 1;
    const rate = fastest - (fastest - slowest) * smooth * distortion;
    growthPercent = roundHalfEven((100 * (crop.canopyGrowth - rate)) / crop.canopyGrowth);
  }
  const rate = crop.canopyGrowth * (1 - growthPercent / 100);
  const full = 0.98 * maximum * left;
  const fullCanopyTime = full > initial ? Math.min(crop.senescence, crop.emergence + unitsToFull(initial, maximum * left, rate)) : crop.emergence;
  // The decline is given per day, from the day of full canopy without salt to the end.
  const senescenceDay = dayOf(unit, calendar, crop.senescence);
  const endDay = dayOf(unit, calendar, end);
  const startDay = dayOf(unit, calendar, stages.maximumCanopy);
  let decline = 0.001;
  if (endDay > startDay && distortion > 0) {
    const smooth = coverPercent < 10 ? exp((coverPercent - 10) * ln(1.5)) : 1;
    const final = Math.max(initial, full - smooth * 0.5 * distortion * (full - initial));
    decline = Math.min(1, (100 * (full - final)) / (endDay - startDay));
    if (decline <= 0) decline = 0.001;
  }
  const fullDay = dayOf(unit, calendar, fullCanopyTime);
  const dayPerUnit = crop.senescence > fullCanopyTime ? (senescenceDay - fullDay) / (crop.senescence - fullCanopyTime) : 1;
  return { coverPercent, growthPercent, declinePercentPerDay: decline, fullCanopyTime, dayPerUnit };
}

/** The cover without water stress under given effects.
 *  Source: AquaCrop 7.3 CCiNoWaterStressSF. */
export function coverUnderSalt(unit: CropUnit, effects: SaltEffects, time: number): number {
  const { crop, stages } = unit;
  if (time <= crop.emergence || time > crop.maturity) return 0;
  const rate = crop.canopyGrowth * (1 - effects.growthPercent / 100);
  const maximum = crop.maximumCanopy * (1 - effects.coverPercent / 100);
  const grown = grownCanopy(stages.initialCanopy, maximum, kernelExp(rate * (Math.min(time, crop.senescence) - crop.emergence)));
  const span = crop.senescence - effects.fullCanopyTime;
  const perUnit = (effects.dayPerUnit * effects.declinePercentPerDay) / 100;
  const past = time - effects.fullCanopyTime;
  const lost = past > 0 && span > 0 ? (perUnit * past * past) / span : 0;
  if (time < crop.senescence) return Math.max(0, grown - lost);
  const atSenescence = Math.max(0, grown - (span > 0 ? perUnit * span : 0));
  if (atSenescence < 0.001) return 0;
  const decline = crop.canopyDecline * ((atSenescence + 2.29) / (crop.maximumCanopy + 2.29));
  const late = atSenescence * (1 - 0.05 * (kernelExp(((time - crop.senescence) * 3.33 * decline) / (atSenescence + 2.29)) - 1));
  return Math.max(0, Math.min(late, grown - lost));
}

/** Biomass of a season without water stress under given effects, in units of water productivity.
 *  Source: AquaCrop 7.3 Bnormalized. */
function seasonBiomass(unit: CropUnit, calendar: SeasonCalendar, effects: SaltEffects, ageingPercent: number): number {
  const { crop } = unit;
  let highest = 0;
  let sum = 0;
  const days = Math.min(calendar.maturityDay, calendar.degreeDaySum.length - 1);
  for (let day = 1; day <= days; day += 1) {
    const cover = coverUnderSalt(unit, effects, unit.isDegreeDays ? calendar.degreeDaySum[day]! : day);
    highest = Math.max(highest, cover);
    if (cover <= 0.0001) continue;
    const aged = ageingShare(calendar, day) * (ageingPercent / 100) * highest;
    const withered = cover < highest ? cover / highest : 1;
    const into = day - calendar.yieldFormationStartDay;
    const share = into > 0 ? Math.min(1, into / (calendar.yieldFormationDays / 3)) : 0;
    const productivity = 1 - (1 - crop.waterProductivityYieldPercent / 100) * share;
    sum += productivity * (crop.cropCoefficient - aged) * advectiveCover(cover) * withered * (1 - effects.coverPercent / 100);
  }
  return sum;
}

const E_LESS_ONE = 1.718281828459045;

/** How much of the ageing of the crop coefficient has happened on a day after planting, 0 to 1.
 *  Source: AquaCrop 7.3 CalculateETpot (exponential of shape 1 from full canopy to maturity). */
export function ageingShare(calendar: SeasonCalendar, day: number): number {
  const span = calendar.maturityDay - calendar.maximumCanopyDay;
  if (day <= calendar.maximumCanopyDay || span <= 0) return 0;
  return (kernelExp((day - calendar.maximumCanopyDay) / span) - 1) / E_LESS_ONE;
}

/** The coefficients of the cover reduction as a quadratic of the salt stress, fitted so that biomass falls by the stress.
 *  Units and shapes: percent of percent; returns [b0, b1, b2].
 *  Source: AquaCrop 7.3 CCxSaltStressRelationshipForTnxReference. Deviation: the season's own temperatures instead of a reference climate. */
export function saltCoefficients(
  unit: CropUnit,
  calendar: SeasonCalendar,
  distortionPercent: number,
  ageingPercent: number,
): readonly [number, number, number] {
  const reductions = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90];
  const biomass = reductions.map((percent) =>
    seasonBiomass(unit, calendar, saltEffects(unit, calendar, percent, distortionPercent, unit.crop.senescence), ageingPercent),
  );
  const stress = biomass.map((value) => 100 - (100 * value) / biomass[0]!);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanY = mean(reductions);
  const mean1 = mean(stress);
  const mean2 = mean(stress.map((s) => s * s));
  let [y1, y2, s11, s22, s12] = [0, 0, 0, 0, 0];
  stress.forEach((s, i) => {
    const y = reductions[i]! - meanY;
    const x1 = s - mean1;
    const x2 = s * s - mean2;
    y1 += x1 * y;
    y2 += x2 * y;
    s11 += x1 * x1;
    s22 += x2 * x2;
    s12 += x1 * x2;
  });
  const b2 = (y2 * s11 - y1 * s12) / (s11 * s22 - s12 * s12);
  const b1 = (y1 - b2 * s12) / s11;
  return [meanY - b1 * mean1 - b2 * mean2, b1, b2];
}
