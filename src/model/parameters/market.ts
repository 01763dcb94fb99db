// Everything numeric about the demand for the cluster's textile products, buyers' patience and unsold stock. Prices are in economics.
import { defineParameters } from './define.ts';

const DEMAND = 'assumed: no monthly sales of a Kazakh mill were found; sensitivity analysis must cover the range';
const TRADE = 'assumed: trade practice, no statistics found';

export const MARKET_PARAMETERS = defineParameters('market', {
  spindleKgPerMonth: { unit: 'kg', default: 10.6, range: [8, 13], kind: 'assumed', source: 'processing sheet vector 34: 163 g in 8 h at Ne 30, 720 h a month, 80 % of it reaching the buyer (stops and waste; judgement)', label: 'Finished product of a ring spindle in a month at Ne 30' },
  rotorKgPerMonth: { unit: 'kg', default: 120, range: [90, 145], kind: 'assumed', source: 'processing sheet vector 38: 0.208 kg/h at Ne 20, 720 h a month, 80 % of it reaching the buyer (stops and waste; judgement)', label: 'Finished product of a rotor in a month at Ne 20' },
  demandCover: { unit: 'fraction', default: 1.05, range: [0.6, 1.3], kind: 'assumed', source: DEMAND, label: 'Mean demand over what the mills can make' },
  sheetingShare: { unit: 'fraction', default: 0.35, range: [0, 1], kind: 'assumed', source: 'assumed: the product mix of a mill that makes up half of its output; no sales of one were found', label: 'Share of sheeting in the mean demand' },
  bedLinenShare: { unit: 'fraction', default: 0.5, range: [0, 1], kind: 'assumed', source: 'assumed: the product mix of a mill that makes up half of its output; no sales of one were found', label: 'Share of bed linen in the mean demand' },
  knittedShare: { unit: 'fraction', default: 0.15, range: [0, 1], kind: 'assumed', source: 'assumed: the product mix of a mill that makes up half of its output; no sales of one were found', label: 'Share of knitted fabric in the mean demand' },
  seasonAmplitude: { unit: 'fraction', default: 0.15, range: [0, 0.4], kind: 'assumed', source: DEMAND, label: 'Rise of demand at its yearly peak over the mean' },
  peakMonth: { unit: '1', default: 11, range: [1, 12], kind: 'assumed', source: 'assumed: textiles for home sell before the winter holidays', label: 'Month of the year in which demand peaks' },
  levelStepDeviation: { unit: 'fraction', default: 0.04, range: [0, 0.2], kind: 'assumed', source: DEMAND, label: 'Deviation of the monthly step of the demand level (logarithm)' },
  levelReversion: { unit: 'fraction', default: 0.04, range: [0, 0.5], kind: 'assumed', source: DEMAND, label: 'Share of its distance from the mean that the level loses in a month' },
  monthDeviation: { unit: 'fraction', default: 0.08, range: [0, 0.3], kind: 'assumed', source: DEMAND, label: 'Deviation of a month about its level (logarithm)' },
  patienceDays: { unit: 'd', default: 21, range: [1, 60], kind: 'assumed', source: TRADE, label: 'Days that a buyer waits for goods before the order is lost' },
  clearancePriceShare: { unit: 'fraction', default: 0.75, range: [0.4, 1], kind: 'assumed', source: TRADE, label: 'Price of stock that is left at the end over its list price' },
  lostOrderPenaltyShare: { unit: 'fraction', default: 0.1, range: [0, 0.3], kind: 'assumed', source: 'assumed: supply contracts usually cap the damages for what is not delivered at 10 % of its price (0.1 to 0.2 % a day until then, as customs.lateShareOfValuePerWeek); lost goodwill is not counted', label: 'Penalty for an order that is lost, over its price' },
  holdingShareOfYear: { unit: 'fraction', default: 0.2, range: [0.05, 0.4], kind: 'assumed', source: 'assumed: interest of about 15 % and storage', label: 'Cost of keeping finished stock for a year over its list price' },
});
