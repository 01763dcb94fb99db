// Everything numeric about loads for export: shares, corridors, border and clearance. Prices of goods are in economics.
import { defineParameters, type ParameterValues } from './define.ts';

const ROAD = 'assumed: no statistics of cotton loads found; order of magnitude of carriers\' offers';
const COST = 'assumed: no tariff of a corridor found; sensitivity analysis must cover the range';
const STATE = 'assumed: how much times of corridors swing was not found; sensitivity analysis must cover the range';
const CHANNEL = 'assumed: the customs service prints neither shares nor times of its channels; traders say that the larger part goes to blue or yellow without cause';

export const CUSTOMS_PARAMETERS = defineParameters('customs', {
  lintExportShare: { unit: 'fraction', default: 0.85, range: [0.5, 1], kind: 'assumed', source: 'about 85 % of fibre is exported to Latvia, Türkiye, Russia and China (study of the cotton cluster of Turkistan; not opened at its statistics)', label: 'Share of sold lint that is exported' },
  fabricExportShare: { unit: 'fraction', default: 0.3, range: [0, 1], kind: 'assumed', source: 'judgement: most finished textiles are sold at home', label: 'Share of finished textiles of first grade that is exported' },
  loadTonnes: { unit: 't', default: 20, range: [5, 26], kind: 'assumed', source: 'judgement: one truck or one 40-foot container', label: 'Mass of a load for export' },
  chinaShare: { unit: 'fraction', default: 0.3, range: [0, 1], kind: 'assumed', source: 'judgement; the four destinations are those of fibre', label: 'Part of China in the exports' },
  turkiyeShare: { unit: 'fraction', default: 0.3, range: [0, 1], kind: 'assumed', source: 'judgement', label: 'Part of Türkiye in the exports' },
  latviaShare: { unit: 'fraction', default: 0.25, range: [0, 1], kind: 'assumed', source: 'judgement', label: 'Part of Latvia in the exports' },
  russiaShare: { unit: 'fraction', default: 0.15, range: [0, 1], kind: 'assumed', source: 'judgement', label: 'Part of Russia in the exports' },
  // Corridors
  khorgosDays: { unit: 'd', default: 8, range: [4, 15], kind: 'assumed', source: ROAD, label: 'Usual way through Khorgos to China without the border' },
  dostykDays: { unit: 'd', default: 9, range: [5, 16], kind: 'assumed', source: ROAD, label: 'Usual way through Dostyk to China without the border' },
  middleDays: { unit: 'd', default: 18, range: [14, 30], kind: 'assumed', source: 'upper end of the 14 to 18 days that the Trans-Caspian route is to reach by 2027', label: 'Usual way over the Caspian Sea to Türkiye without the border' },
  russiaTransitDays: { unit: 'd', default: 15, range: [9, 25], kind: 'assumed', source: ROAD, label: 'Usual way through Russia to Latvia without the border' },
  russiaDirectDays: { unit: 'd', default: 8, range: [5, 14], kind: 'assumed', source: ROAD, label: 'Usual way to Russia without the border' },
  detourDays: { unit: 'd', default: 4, range: [1, 10], kind: 'assumed', source: ROAD, label: 'Days more where Türkiye is reached through Russia, or Latvia over the Caspian Sea' },
  khorgosUsdPerTonne: { unit: 'USD/t', default: 75, range: [40, 140], kind: 'assumed', source: COST, label: 'Freight through Khorgos' },
  dostykUsdPerTonne: { unit: 'USD/t', default: 80, range: [40, 150], kind: 'assumed', source: COST, label: 'Freight through Dostyk' },
  middleUsdPerTonne: { unit: 'USD/t', default: 150, range: [90, 260], kind: 'assumed', source: COST, label: 'Freight over the Caspian Sea' },
  russiaTransitUsdPerTonne: { unit: 'USD/t', default: 125, range: [70, 220], kind: 'assumed', source: COST, label: 'Freight through Russia to the Baltic or Black Sea' },
  russiaDirectUsdPerTonne: { unit: 'USD/t', default: 75, range: [40, 140], kind: 'assumed', source: COST, label: 'Freight to Russia' },
  freightElasticity: { unit: '1', default: 0.5, range: [0, 1], kind: 'assumed', source: COST, label: 'Share of a rise in time that freight rises by' },
  // State of the corridors
  stateWeekDeviation: { unit: 'fraction', default: 0.1, range: [0, 0.3], kind: 'assumed', source: STATE, label: 'Deviation of the weekly step of a corridor\'s time (logarithm)' },
  stateReversion: { unit: 'fraction', default: 0.12, range: [0.01, 1], kind: 'assumed', source: STATE, label: 'Share of its distance from usual that a corridor\'s time loses in a week' },
  winterAmplitude: { unit: 'fraction', default: 0.12, range: [0, 0.4], kind: 'assumed', source: STATE, label: 'Rise of times in January over the mean of the year' },
  disruptionsPerYear: { unit: '1/a', default: 1, range: [0, 6], kind: 'assumed', source: 'assumed: closures, blocked cargo and storms are told of every year (autumn 2024 through Russia), never counted', label: 'Disruptions of a corridor' },
  disruptionWeeks: { unit: 'wk', default: 5, range: [1, 20], kind: 'assumed', source: STATE, label: 'Length of a disruption' },
  disruptionFactor: { unit: 'factor', default: 1.7, range: [1, 4], kind: 'assumed', source: STATE, label: 'Time of a disrupted corridor over its usual one' },
  tripCv: { unit: 'fraction', default: 0.1, range: [0, 0.4], kind: 'assumed', source: STATE, label: 'Coefficient of variation of a single load\'s time' },
  // Border
  wayToBorderShare: { unit: 'fraction', default: 0.35, range: [0.05, 0.9], kind: 'assumed', source: 'judgement', label: 'Share of the way that lies before the border' },
  borderQueueHours: { unit: 'h', default: 18, range: [2, 96], kind: 'assumed', source: 'assumed: booked slots are weeks ahead at the worst posts, hours at good ones', label: 'Usual queue at the border' },
  mismatchShare: { unit: 'fraction', default: 0.15, range: [0, 0.4], kind: 'assumed', source: 'assumed: paper documents are written anew at every office', label: 'Loads whose documents do not agree' },
  advanceCheckShare: { unit: 'fraction', default: 0.6, range: [0, 1], kind: 'assumed', source: 'assumed: what the format and logic check of an advance declaration finds', label: 'Mismatches that an advance declaration shows in time' },
  greenShare: { unit: 'fraction', default: 0.35, range: [0, 1], kind: 'assumed', source: CHANNEL, label: 'Loads with agreeing documents that are released at once' },
  blueShare: { unit: 'fraction', default: 0.25, range: [0, 1], kind: 'assumed', source: CHANNEL, label: 'Loads with agreeing documents that are looked into after release' },
  yellowShare: { unit: 'fraction', default: 0.33, range: [0, 1], kind: 'assumed', source: CHANNEL, label: 'Loads with agreeing documents whose documents are looked into; the rest is inspected' },
  mismatchRedShare: { unit: 'fraction', default: 0.35, range: [0, 1], kind: 'assumed', source: CHANNEL, label: 'Loads with disagreeing documents that are inspected; the others have documents looked into' },
  automaticHours: { unit: 'h', default: 1, range: [0.1, 6], kind: 'assumed', source: CHANNEL, label: 'Release in the green and blue channels' },
  documentHours: { unit: 'h', default: 20, range: [4, 72], kind: 'assumed', source: CHANNEL, label: 'Check of documents in the yellow channel' },
  inspectionHours: { unit: 'h', default: 40, range: [8, 120], kind: 'assumed', source: CHANNEL, label: 'Inspection of the cargo in the red channel' },
  mismatchHours: { unit: 'h', default: 24, range: [4, 96], kind: 'assumed', source: CHANNEL, label: 'Hours until documents that disagree are put right' },
  clearanceCv: { unit: 'fraction', default: 0.4, range: [0, 1], kind: 'assumed', source: CHANNEL, label: 'Coefficient of variation of the times of clearance' },
  // Contract
  promisedFactor: { unit: 'factor', default: 1.2, range: [1, 2], kind: 'assumed', source: 'judgement', label: 'Promised delivery over the usual time of the habitual corridor' },
  lateShareOfValuePerWeek: { unit: 'fraction', default: 0.01, range: [0, 0.05], kind: 'assumed', source: 'judgement: usual penalty of 0.1 to 0.2 % a day', label: 'Penalty for each week of late delivery over the value of the load' },
});

export type CustomsValues = ParameterValues<typeof CUSTOMS_PARAMETERS>;
