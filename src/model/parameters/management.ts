// How the cluster is managed: the habits of the baseline and the limits inside which the AI policies may choose.
import { defineParameters } from './define.ts';

const SCHEME = 'agronomy sheet 5.3, "1-3-1" furrow scheme (general knowledge, judgement)';

export const MANAGEMENT_PARAMETERS = defineParameters('management', {
  furrowFirstDay: { unit: 'd', default: 52, range: [40, 65], kind: 'assumed', source: SCHEME, label: 'Days from planting to the first furrow irrigation of the calendar' },
  furrowIntervalDays: { unit: 'd', default: 17, range: [14, 20], kind: 'assumed', source: SCHEME, label: 'Days between furrow irrigations of the calendar' },
  furrowCount: { unit: '1', default: 5, range: [3, 7], kind: 'assumed', source: SCHEME, label: 'Furrow irrigations per season of the calendar' },
  furrowDoseMm: { unit: 'mm', default: 100, range: [80, 120], kind: 'assumed', source: SCHEME, label: 'Gross dose of one furrow irrigation' },
  dripFirstDay: { unit: 'd', default: 40, range: [30, 55], kind: 'assumed', source: SCHEME, label: 'Days from planting to the first drip irrigation of the calendar' },
  dripIntervalDays: { unit: 'd', default: 3, range: [2, 5], kind: 'assumed', source: SCHEME, label: 'Days between drip irrigations of the calendar' },
  dripCount: { unit: '1', default: 28, range: [20, 35], kind: 'assumed', source: SCHEME, label: 'Drip irrigations per season of the calendar' },
  dripDoseMm: { unit: 'mm', default: 14, range: [10, 15], kind: 'assumed', source: SCHEME, label: 'Gross dose of one drip irrigation' },
  lastIrrigationDay: { unit: 'd', default: 127, range: [110, 135], kind: 'assumed', source: 'agronomy sheet 5.3, last irrigation by 20 to 25 August after sowing on 20 April', label: 'Days from planting after which nobody irrigates' },
  firstPickDayOfYear: { unit: 'd', default: 253, range: [240, 275], kind: 'assumed', source: 'agronomy sheet 5.2, district habit of starting in the second week of September (judgement)', label: 'Day of the year on which the district starts the first pick' },
  firstPickOpenShare: { unit: 'fraction', default: 0.5, range: [0.3, 0.7], kind: 'assumed', source: 'agronomy sheet 3.1, defoliation at 60 % open bolls; picking starts about there (judgement)', label: 'Share of open bolls that the first pick waits for' },
  nextPickIntervalDays: { unit: 'd', default: 22, range: [15, 30], kind: 'assumed', source: 'judgement: two to three passes from September to November', label: 'Days between the start of two picks of a block' },
  ginMoistureTargetPercent: { unit: '% wb', default: 5, range: [4.5, 7], kind: 'assumed', source: 'processing sheet 1.5: ginners over-dry; 4.8 % measured before restoration [G17b], marked damage below 5 % [G18]', label: 'Lint moisture that the one setting for all lots aims at' },
  ginSeedCottonCleaners: { unit: '1', default: 3, range: [0, 3], kind: 'assumed', source: 'processing sheet 1.6: full seed-cotton line of Uzbek gins [G31]', label: 'Seed-cotton cleaning stages of the one setting for all lots' },
  ginLintCleaners: { unit: '1', default: 2, range: [0, 3], kind: 'assumed', source: 'processing sheet 1.6, 1.7: two saw lint cleaners are the usual line [G10]', label: 'Lint cleaners of the one setting for all lots' },
  maintenanceCalendarShare: { unit: 'fraction', default: 1.5, range: [0.5, 3], kind: 'assumed', source: 'assumed: fixed calendar at one and a half mean times between failures, otherwise run to failure', label: 'Calendar maintenance interval as a share of the mean time between failures' },
  manualInspectionShare: { unit: 'fraction', default: 0.2, range: [0.05, 1], kind: 'assumed', source: 'assumed: manual sampling of every fifth batch (four-point practice inspects a sample of rolls)', label: 'Share of fabric batches inspected by hand' },
  irrigationThresholdShare: { unit: 'fraction', default: 0.55, range: [0.4, 0.7], kind: 'literature', source: 'FAO-56 table 22: p 0.65 for cotton at 5 mm/d, about 0.55 at the 7 mm/d of local summers (0.65 + 0.04(5 − ETc))', label: 'Share of the available water that may be used before the AI irrigates' },
  irrigationLeadDays: { unit: 'd', default: 3, range: [1, 7], kind: 'assumed', source: 'assumed: days that a furrow delivery needs from order to field', label: 'Days ahead for which the AI forecasts crop water use' },
  speedFactorLow: { unit: 'fraction', default: 0.92, range: [0.85, 1], kind: 'assumed', source: 'processing sheet 3.2: 16,000 rpm rated, 12,000 to 22,000 seen; narrow band assumed', label: 'Lowest spindle speed the AI may set, share of rated' },
  speedFactorHigh: { unit: 'fraction', default: 1.08, range: [1, 1.15], kind: 'assumed', source: 'processing sheet 3.2: 16,000 rpm rated, 17,500 in a Turkish mill [S10]', label: 'Highest spindle speed the AI may set, share of rated' },
  maintenanceCostRatio: { unit: 'ratio', default: 3, range: [2, 4], kind: 'literature', source: 'processing sheet 5.2: a reactive repair costs two to four times a planned one [O9]', label: 'Cost of a failure over the cost of a planned stop' },
  laydownCategories: { unit: '1', default: 8, range: [6, 10], kind: 'assumed', source: 'processing sheet 2.5: k = 6 to 10', label: 'Most bale categories that the AI keeps in the store' },
});
