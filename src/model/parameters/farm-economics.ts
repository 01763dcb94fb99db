// What growing a hectare costs by operation and how seed cotton is paid. Tariffs, wages and the base price are in economics.ts.
import { defineParameters } from './define.ts';

const ORDERS = 'agronomy sheet 5.6: order of magnitude for 2024/25 (judgement), middle of its range; no Kazakh cost sheet was found';
const GRADES = 'agronomy sheet 5.4: default discount table (judgement); prices are quoted for grades 1 and 2 together';
const TRASH = 'judgement: set so that a first pick by machine (7 % foreign matter) is one grade below one by hand (2 %), agronomy sheet 5.5';

export const FARM_ECONOMICS_PARAMETERS = defineParameters('farmEconomics', {
  // Cost of growing; the sum of the first five is what a hectare costs besides water, leaching, fuel, labour by the hour and picking
  soilKztPerHa: { unit: 'KZT/ha', default: 35_000, range: [30_000, 40_000], kind: 'assumed', source: `${ORDERS}: ploughing 30 to 40 thousand`, label: 'Ploughing and levelling' },
  seedKztPerHa: { unit: 'KZT/ha', default: 50_000, range: [40_000, 60_000], kind: 'assumed', source: `${ORDERS}: sowing with seed 40 to 60 thousand`, label: 'Seed and sowing' },
  fertiliserKztPerHa: { unit: 'KZT/ha', default: 100_000, range: [80_000, 120_000], kind: 'assumed', source: `${ORDERS}: 80 to 120 thousand for 200 kg N and 100 kg P per ha`, label: 'Fertiliser' },
  cultivationKztPerHa: { unit: 'KZT/ha', default: 50_000, range: [40_000, 60_000], kind: 'assumed', source: `${ORDERS}: cultivation and hoeing 40 to 60 thousand`, label: 'Cultivation between rows and hoeing' },
  protectionKztPerHa: { unit: 'KZT/ha', default: 50_000, range: [40_000, 60_000], kind: 'assumed', source: `${ORDERS}: pesticides and defoliant 40 to 60 thousand`, label: 'Pesticides and defoliant' },
  defoliantKztPerHa: { unit: 'KZT/ha', default: 8_000, range: [4_000, 15_000], kind: 'assumed', source: `${ORDERS}: part of pesticides and defoliant, its size is judgement`, label: 'Defoliant and its spraying, the part of pesticides and defoliant that fields for machines bear' },
  leachingKztPerHa: { unit: 'KZT/ha', default: 4_282, range: [4_000, 7_000], kind: 'literature', source: 'agronomy sheet 5.3: 4,282 KZT/ha in 2024, before 6,000 to 7,000 (infosak-kz.com)', label: 'Water for leaching in winter' },

  // Cost of picking
  handPickingKztPerKg: { unit: 'KZT/kg', default: 65, range: [55, 75], kind: 'assumed', source: `${ORDERS}: 55 to 75 KZT/kg; in 2011 hand pay was 24 % of the price (5.5)`, label: 'Picking by hand, per kg of seed cotton as picked' },
  machinePickingKztPerKg: { unit: 'KZT/kg', default: 30, range: [25, 35], kind: 'assumed', source: `${ORDERS}: 25 to 35 KZT/kg`, label: 'Picking by machine, per kg of seed cotton as picked' },

  // Settlement: mass at reference moisture and foreign matter, price by grade
  referenceMoisturePercent: { unit: '% wb', default: 9, range: [8, 10], kind: 'assumed', source: 'agronomy sheet 5.4: reference moisture 9 % (judgement)', label: 'Moisture at which seed cotton is paid in full' },
  referenceTrashPercent: { unit: '% of mass', default: 3, range: [2, 4], kind: 'assumed', source: 'agronomy sheet 5.4: reference trash 3 % (judgement)', label: 'Foreign matter at which seed cotton is paid in full' },
  grade2PriceShare: { unit: 'fraction', default: 0.95, range: [0.9, 1], kind: 'assumed', source: GRADES, label: 'Price of grade 2 over grade 1' },
  grade3PriceShare: { unit: 'fraction', default: 0.85, range: [0.75, 0.95], kind: 'assumed', source: GRADES, label: 'Price of grade 3 over grade 1' },
  grade4PriceShare: { unit: 'fraction', default: 0.7, range: [0.55, 0.85], kind: 'assumed', source: GRADES, label: 'Price of grade 4 over grade 1' },
  grade5PriceShare: { unit: 'fraction', default: 0.5, range: [0.3, 0.7], kind: 'assumed', source: GRADES, label: 'Price of grade 5 over grade 1' },
  grade1TrashPercent: { unit: '% of mass', default: 5, range: [3, 6.5], kind: 'assumed', source: TRASH, label: 'Most foreign matter of grade 1' },
  trashPercentPerGrade: { unit: 'points', default: 5, range: [2, 6], kind: 'assumed', source: TRASH, label: 'Foreign matter that each further grade allows' },
});
