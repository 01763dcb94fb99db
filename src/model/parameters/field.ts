// Everything numeric about growing and picking outside the crop model: opening, weathering, picking, fibre, water, labour.
import { defineParameters } from './define.ts';

const SHEET = 'agronomy sheet';
const PARVIN = 'Parvin, Martin, Cooke & Freeland 2005, Journal of Cotton Science 9(3):115-120';
const OPENING = `${SHEET} 3.1 and 3.2: 581 °F·d (323 °C·d) between first open boll and 60 % open at Stoneville are 31 days at 26 °C, where a boll takes 51 days (GOSSYM)`;
const COLOUR = 'judgement: weathered cotton loses a colour grade within weeks of rain; no rate was found';
const AIR_DRY = 'judgement: seed cotton near 8.5 % in September (RH 27 %), 10 % in October, 11 to 12 % in November of the record';
const SPREAD = 'processing sheet 2.1: synthetic bale generator; what weather and the bales of one lot leave of its spread';
const CULTIVAR = 'calibrated: seed-cotton mean of 20 weather years under the calendar of management, set to the bale means of processing sheet 2.1 before the losses of a saw gin with two lint cleaners; local varieties of agronomy sheet 5.2';
const JUDGEMENT = 'judgement';

export const FIELD_PARAMETERS = defineParameters('field', {
  // Crop
  co2Ppm: { unit: 'ppm', default: 427, range: [280, 1000], kind: 'literature', source: 'Mauna Loa, about 427 ppm in 2025; the sheet 1.17 lists 418 for 2020 and 447 for 2030', label: 'CO2 in the air' },
  managementFactor: { unit: 'fraction', default: 0.65, range: [0.6, 0.85], kind: 'calibrated', source: `${SHEET} 6 (7): 0.65 to 0.75 between modelled and observed yields; fitted so that 33 weather years of turkistan-2024 give 2.69 t/ha (six reported crops 2.70 ± 0.07, sheet 5.1) with salt, opening and picking losses apart`, label: 'Yield under pests, gaps in the stand and lack of nutrients over the yield of the crop model' },
  managementCv: { unit: 'fraction', default: 0.1, range: [0, 0.25], kind: 'assumed', source: 'judgement: a block is a group of farms, whose mean varies less than single farms', label: 'Coefficient of variation of that factor between blocks' },
  dripCareFactor: { unit: 'factor', default: 1.1, range: [1, 1.19], kind: 'assumed', source: 'lower end of 10 to 19 % more seed cotton from drip lines than from furrows at the same soil moisture near Tashkent (Ibragimov et al. 2007, Agricultural Water Management 90:112-120; known, not opened): even wetting and nutrients with the water, which one column of soil does not have', label: 'Care factor under drip lines over that under furrows' },
  salinityThresholdDsPerM: { unit: 'dS/m', default: 7.7, range: [6, 9], kind: 'literature', source: `${SHEET} 1.17: salinity pair of cotton, 7.7 and 26.9 dS/m`, label: 'Root-zone salinity (saturated extract) at which salt begins to hold the crop back' },
  salinityZeroDsPerM: { unit: 'dS/m', default: 26.9, range: [20, 30], kind: 'literature', source: `${SHEET} 1.17: salinity pair of cotton, 7.7 and 26.9 dS/m`, label: 'Root-zone salinity at which nothing grows' },
  irrigationWaterEcDsPerM: { unit: 'dS/m', default: 1.3, range: [0.8, 2.5], kind: 'assumed', source: 'judgement: canal water of the Syr Darya near 0.8 g/l, fresher than the freshest drainage water of the district, 1.0 g/l (Bekbayev et al. 2015, doi 10.13005/ojc/31.Special-Issue1.29); 1 dS/m is 0.64 g/l', label: 'Conductivity of irrigation water' },
  initialWaterPercent: { unit: '% of available water', default: 90, range: [50, 100], kind: 'assumed', source: `${SHEET} 5.3: nearly all land is leached in winter with 200 to 300 mm`, label: 'Available soil water at planting where no leaching is given' },
  autumnWaterPercent: { unit: '% of available water', default: 70, range: [40, 90], kind: 'assumed', source: 'judgement: what a crop leaves in autumn and the rain of November to January', label: 'Available soil water before winter leaching' },
  leachingDays: { unit: 'd', default: 5, range: [3, 10], kind: 'assumed', source: 'judgement: a field stays under water for some days', label: 'Days over which the leaching dose is given' },
  leachingRestDays: { unit: 'd', default: 45, range: [30, 80], kind: 'assumed', source: `${SHEET} 5.2: leaching from January to the first ten days of March, sowing from April`, label: 'Days from leaching to planting in which the soil drains and dries' },
  winterEt0Mm: { unit: 'mm/d', default: 2, range: [1, 3.5], kind: 'literature', source: `${SHEET} 4.1: 2.14 mm/d in March, 3.94 in April, against which the rain of these months stands`, label: 'Reference evapotranspiration between leaching and planting, less rain' },
  furrowApplicationEfficiency: { unit: 'fraction', default: 0.7, range: [0.5, 0.8], kind: 'literature', source: `${SHEET} 5.3: 78 % on 18 Fergana fields, 50 to 60 % in the Karshi steppe`, label: 'Water in the root zone over water at the farm gate, furrow' },
  dripApplicationEfficiency: { unit: 'fraction', default: 0.9, range: [0.85, 0.95], kind: 'assumed', source: 'judgement: usual design figure of drip lines', label: 'Water in the root zone over water at the farm gate, drip' },
  furrowWettedPercent: { unit: '%', default: 80, range: [60, 100], kind: 'assumed', source: 'judgement: FAO-56 table 20 gives 40 to 100 % for furrows', label: 'Soil surface wetted by a furrow irrigation' },
  dripWettedPercent: { unit: '%', default: 35, range: [30, 40], kind: 'literature', source: 'FAO-56 table 20: drip 30 to 40 %', label: 'Soil surface wetted by drip lines' },
  referenceYieldTonnesPerHa: { unit: 't/ha', default: 3.8, range: [3.7, 4.8], kind: 'literature', source: `${SHEET} 6 (7): model mean under full irrigation, oven dry`, label: 'Yield of the crop model that a season promises before anything is known' },

  // Boll opening and frost
  emergenceDays: { unit: 'd', default: 7, range: [4, 15], kind: 'literature', source: `${SHEET} 3.1: 7 days from planting to emergence in the Hungry Steppe (4 to 15)`, label: 'Days from planting to emergence' },
  bloomHeat: { unit: '°C·d', default: 458, range: [430, 500], kind: 'literature', source: `${SHEET} 3.1: first bloom at 780 to 900 °F·d above 60 °F, 825 in the Hungry Steppe`, label: 'Heat above 15.56 °C from planting to the first bloom, for a variety as fast as TM-1' },
  openingDaysOfRecord: { unit: 'd', default: 95.4, range: [90, 101], kind: 'calibrated', source: 'mean of 33 years of the record, sown on 20 April: heat to bloom and one boll period (sheet 3.1 and 3.2) for a variety as fast as TM-1', label: 'Days from planting to the first open boll of such a variety' },
  openingDaysPerPace: { unit: 'd', default: 76.5, range: [70, 84], kind: 'calibrated', source: 'the same record: 76.5 days more when both take twice as long (straight between factors 1 and 1.45 to within a day)', label: 'Days by which the first open boll is later for a variety that takes twice as long' },
  sixtyPercentOpenTime: { unit: 'boll periods', default: 0.6, range: [0.45, 0.75], kind: 'literature', source: OPENING, label: 'Time from the first open boll to 60 % open bolls, as a share of the time from bloom to opening' },
  bollBaseC: { unit: '°C', default: 7.6, range: [5, 12], kind: 'literature', source: `${SHEET} 3.3: base of late reproductive growth 7.6 °C (CSM-CROPGRO-Cotton)`, label: 'Mean temperature below which bolls stand still' },
  killingFrostC: { unit: '°C', default: -2.2, range: [-5, -1], kind: 'literature', source: `${SHEET} 3.3: leaf death at −2.2 °C (CSM-CROPGRO-Cotton)`, label: 'Minimum temperature that ends growth' },
  frostOpeningTime: { unit: 'boll periods', default: 0.14, range: [0, 0.35], kind: 'assumed', source: 'judgement: frost dries leaves and cracks bolls that are nearly ripe', label: 'Growth of bolls that a killing frost stands for in opening' },
  frostYellowness: { unit: '+b', default: 1.2, range: [0, 3], kind: 'assumed', source: COLOUR, label: 'Yellowness of cotton from bolls opened by frost above that of ripe bolls' },
  bollMemoryDays: { unit: 'd', default: 30, range: [15, 50], kind: 'assumed', source: `${SHEET} 3.2: bloom to open boll 51 days at 26 °C; the mean age of an exponential memory is put at 30 days`, label: 'Days over which temperature and water shape the fibre of an opening boll' },

  // Defoliation of fields that are picked by machine
  defoliationOpenShare: { unit: 'fraction', default: 0.5, range: [0.3, 0.65], kind: 'literature', source: 'after one to six open bolls of a plant in Central Asia (Kyrgyz encyclopedia, kg.tyup.net), 49 to 57 % (Gwathmey and Hayes 1996), 60 % (sheet 3.1; Snipes and Baskin 1994: loss of yield at 20 and 40 %)', label: 'Share of open bolls at which a field is defoliated' },
  defoliationLatestDays: { unit: 'd', default: 155, range: [145, 170], kind: 'assumed', source: 'judgement: 22 September; below 15 °C leaves do not fall fully (Kyrgyz encyclopedia), the mean of the record in October', label: 'Days from planting after which nobody waits for more open bolls' },
  defoliationLeastOpenShare: { unit: 'fraction', default: 0.25, range: [0.05, 0.4], kind: 'assumed', source: 'judgement: below that a spraying costs more than the leaves; yield is lost at 20 % (Snipes and Baskin 1994)', label: 'Share of open bolls below which a late field is not defoliated' },
  leafFallDays: { unit: 'd', default: 12, range: [7, 20], kind: 'literature', source: 'leaves dry and fall within 10 to 12 days (National Encyclopedia of Uzbekistan, qomus.info); up to 20 days before picking', label: 'Days in which leaves fall; machines wait for them' },
  leafFallShare: { unit: 'fraction', default: 0.85, range: [0.6, 0.97], kind: 'assumed', source: JUDGEMENT, label: 'Leaves that a defoliant takes off' },
  defoliantActsDays: { unit: 'd', default: 14, range: [7, 21], kind: 'literature', source: 'Gwathmey and Hayes 1996, Beltwide: effect on opening seen 14 days after treatment', label: 'Days in which a defoliant speeds up opening' },
  defoliantOpeningFactor: { unit: 'factor', default: 1.2, range: [1, 2], kind: 'assumed', source: 'judgement: more bolls open within 14 days in all trials of Gwathmey and Hayes 1996; no size is printed', label: 'Growth of bolls towards opening under a defoliant over that without' },

  // Open cotton in the field
  openLossPerDay: { unit: '1/d', default: 0.0021, range: [0.001, 0.005], kind: 'literature', source: `${PARVIN}: 2.35 kg lint per day; per ha of about 1,100 kg lint (assumed)`, label: 'Open cotton that falls or blows away per day' },
  openLossPerRainMm: { unit: '1/mm', default: 0.00037, range: [0.0002, 0.002], kind: 'literature', source: `${PARVIN}: 4.09 kg lint per cm of rain; per ha of about 1,100 kg lint (assumed)`, label: 'Open cotton that rain takes per mm' },
  reflectanceLossPerDay: { unit: 'points/d', default: 0.04, range: [0, 0.1], kind: 'assumed', source: COLOUR, label: 'Reflectance lost by open cotton per day' },
  reflectanceLossPerRainMm: { unit: 'points/mm', default: 0.06, range: [0, 0.15], kind: 'assumed', source: COLOUR, label: 'Reflectance lost by open cotton per mm of rain' },
  yellownessPerDay: { unit: '+b/d', default: 0.008, range: [0, 0.03], kind: 'assumed', source: COLOUR, label: 'Yellowness gained by open cotton per day' },
  yellownessPerRainMm: { unit: '+b/mm', default: 0.015, range: [0, 0.05], kind: 'assumed', source: COLOUR, label: 'Yellowness gained by open cotton per mm of rain' },
  airDryBasePercent: { unit: '% wb', default: 5.5, range: [4, 7], kind: 'assumed', source: AIR_DRY, label: 'Moisture of open cotton in perfectly dry air' },
  airDryPerHumidity: { unit: '%/%', default: 0.06, range: [0.03, 0.1], kind: 'assumed', source: AIR_DRY, label: 'Moisture of open cotton per percent of relative humidity' },
  freshBollPercent: { unit: 'points', default: 1.5, range: [0, 3], kind: 'assumed', source: AIR_DRY, label: 'Moisture that seeds of freshly opened bolls add' },
  dewPercent: { unit: 'points', default: 1, range: [0, 3], kind: 'assumed', source: AIR_DRY, label: 'Moisture that dew adds to cotton picked by hand from early morning, in saturated air' },
  dewOnsetHumidityPercent: { unit: '%', default: 40, range: [30, 60], kind: 'assumed', source: AIR_DRY, label: 'Mean relative humidity above which nights bring dew' },
  latePickMoisture: { unit: 'points', default: 0.6, range: [0, 2], kind: 'assumed', source: 'judgement: late picks bring half-ripe bolls', label: 'Moisture that each pick after the first adds' },
  spindleMoisture: { unit: 'points', default: 0.8, range: [0, 1.5], kind: 'assumed', source: 'judgement: picker spindles are wetted', label: 'Moisture that a picking machine adds' },
  wettingPerRainMm: { unit: 'points/mm', default: 1.2, range: [0.5, 2], kind: 'assumed', source: JUDGEMENT, label: 'Moisture that open cotton takes up per mm of rain' },
  wettingLimit: { unit: 'points', default: 12, range: [6, 20], kind: 'assumed', source: JUDGEMENT, label: 'Most moisture that rain adds to open cotton' },
  dryingPerEt0Mm: { unit: 'points/mm', default: 1.5, range: [0.5, 3], kind: 'assumed', source: 'judgement: a wet field dries within one or two days in September and in about a week in November', label: 'Moisture that open cotton loses again per mm of reference evapotranspiration' },

  // Picking
  machineHaPerDay: { unit: 'ha/d', default: 5, range: [4, 6], kind: 'literature', source: `${SHEET} 5.5: one picker replaces about 150 people, 4 to 6 ha a day`, label: 'Area that one picking machine covers per day' },
  machinesPerThousandHa: { unit: '1/1000 ha', default: 9, range: [5, 14], kind: 'calibrated', source: `${SHEET} 5.1: 232 pickers on 40.8 kha in Zhetisay 2024, of which about 63 % by machine (assumed)`, label: 'Picking machines per 1000 ha of machine-picked cotton' },
  handKgPerDay: { unit: 'kg/d', default: 70, range: [60, 150], kind: 'assumed', source: `${SHEET} 5.5: up to 150 kg by an experienced picker, 60 to 80 on average (judgement)`, label: 'Seed cotton that one person picks per day' },
  handPickersPerHa: { unit: '1/ha', default: 1.2, range: [0.5, 2.5], kind: 'assumed', source: 'judgement: a first pass of about three weeks', label: 'People picking per ha' },
  handShortestPassDays: { unit: 'd', default: 6, range: [3, 10], kind: 'assumed', source: JUDGEMENT, label: 'Days that a thin pick by hand takes at least' },
  dailyCapacityCv: { unit: 'fraction', default: 0.15, range: [0, 0.4], kind: 'assumed', source: JUDGEMENT, label: 'Coefficient of variation of the capacity from day to day' },
  machineMoistureLimitPercent: { unit: '% wb', default: 12, range: [10, 13], kind: 'literature', source: 'Cotton Incorporated, proper moisture at harvest for round modules, 2021: below 12 %', label: 'Moisture of open cotton above which machines wait' },
  handMoistureLimitPercent: { unit: '% wb', default: 15, range: [12, 18], kind: 'assumed', source: 'judgement: people go on in damp cotton', label: 'Moisture of open cotton above which hand picking waits' },
  rainStopMm: { unit: 'mm', default: 2, range: [0.5, 5], kind: 'assumed', source: JUDGEMENT, label: 'Rain that stops picking for the day' },
  machineLeavesShare: { unit: 'fraction', default: 0.03, range: [0.01, 0.06], kind: 'assumed', source: `${SHEET} 5.5: losses of machines 5 to 10 % (judgement), part of it still on the plant`, label: 'Open cotton that a machine leaves on the plant' },
  machineDropsShare: { unit: 'fraction', default: 0.04, range: [0.02, 0.08], kind: 'assumed', source: `${SHEET} 5.5: losses of machines 5 to 10 % (judgement), part of it on the ground`, label: 'Open cotton that a machine drops' },
  handLeavesShare: { unit: 'fraction', default: 0.02, range: [0, 0.05], kind: 'assumed', source: JUDGEMENT, label: 'Open cotton that people leave on the plant' },
  handDropsShare: { unit: 'fraction', default: 0.005, range: [0, 0.02], kind: 'assumed', source: JUDGEMENT, label: 'Open cotton that people drop' },
  handTrashPercent: { unit: '% of mass', default: 2, range: [1, 5], kind: 'assumed', source: 'judgement: hand-picked 1 to 5 %', label: 'Foreign matter in a first pick by hand' },
  handTrashPerPick: { unit: 'points', default: 1, range: [0, 2], kind: 'assumed', source: 'judgement: later picks are dirtier', label: 'Foreign matter that each later pick by hand adds' },
  machineTrashPercent: { unit: '% of mass', default: 6, range: [4, 14], kind: 'assumed', source: `${SHEET} 5.5: trash 3 to 5 points above hand picking (judgement); with the leaves that a defoliant leaves about 7`, label: 'Foreign matter in a first pick by machine from a field without green leaves' },
  machineTrashPerPick: { unit: 'points', default: 2, range: [0, 4], kind: 'assumed', source: 'judgement: later picks are dirtier', label: 'Foreign matter that each later pick by machine adds' },
  machineGreenTrash: { unit: 'points', default: 6, range: [0, 12], kind: 'assumed', source: 'judgement: green leaves are broken and stick to the fibre', label: 'Foreign matter that a machine adds in a field with all its leaves' },
  trashCv: { unit: 'fraction', default: 0.25, range: [0, 0.5], kind: 'assumed', source: JUDGEMENT, label: 'Coefficient of variation of foreign matter between lots' },
  mostPicks: { unit: '1', default: 3, range: [1, 4], kind: 'assumed', source: 'judgement: two to three passes from September to November', label: 'Most picks of a block' },
  machineLeastKgPerHa: { unit: 'kg/ha', default: 150, range: [50, 400], kind: 'assumed', source: JUDGEMENT, label: 'Open dry seed cotton below which no machine drives' },
  handLeastKgPerHa: { unit: 'kg/ha', default: 50, range: [20, 150], kind: 'assumed', source: JUDGEMENT, label: 'Open dry seed cotton below which nobody picks' },
  latestStartDays: { unit: 'd', default: 190, range: [170, 215], kind: 'assumed', source: `${SHEET} 5.2: picking starts in September; nobody waits beyond late October (judgement)`, label: 'Days from planting after which open cotton is picked in any case' },
  harvestEndDays: { unit: 'd', default: 225, range: [200, 250], kind: 'literature', source: `${SHEET} 5.2: picking ends in November to December; 225 days from 20 April is 1 December`, label: 'Days from planting after which fields are cleared' },
  trailerKg: { unit: 'kg', default: 8000, range: [3000, 12_000], kind: 'assumed', source: 'judgement: one trailer load is one lot', label: 'Seed cotton of one lot' },

  // Fibre
  leafNitrogenGramsPerKg: { unit: 'g/kg', default: 40, range: [25, 47], kind: 'assumed', source: `${SHEET} 3.4: worked at 40`, label: 'Leaf nitrogen while bolls grow' },
  cultivarMicronaire: { unit: 'factor', default: 1.5, range: [1, 2], kind: 'calibrated', source: CULTIVAR, label: 'Micronaire of local varieties over that of TM-1' },
  cultivarLength: { unit: 'factor', default: 1.12, range: [0.9, 1.3], kind: 'calibrated', source: CULTIVAR, label: 'Length of local varieties over that of TM-1' },
  cultivarUniformity: { unit: 'factor', default: 1.056, range: [0.95, 1.15], kind: 'calibrated', source: CULTIVAR, label: 'Uniformity of local varieties over that of TM-1' },
  cultivarStrength: { unit: 'factor', default: 1.071, range: [0.9, 1.3], kind: 'calibrated', source: CULTIVAR, label: 'Strength of local varieties over that of TM-1' },
  elongationPercent: { unit: '%', default: 6.8, range: [5, 9], kind: 'assumed', source: 'processing sheet 2.1', label: 'Elongation' },
  freshReflectancePercent: { unit: '%', default: 76.5, range: [74, 82], kind: 'calibrated', source: 'judgement: weathered and ginned it comes near the bale mean of 76 (processing sheet 2.1)', label: 'Reflectance of just opened cotton' },
  freshYellowness: { unit: '+b', default: 8.2, range: [7, 10], kind: 'assumed', source: 'judgement: weathered it comes near the bale mean of 8.6 (processing sheet 2.1)', label: 'Yellowness of just opened cotton' },
  nepsPerGram: { unit: '1/g', default: 40, range: [20, 80], kind: 'assumed', source: 'judgement: neps before ginning, the complement of the gin figures', label: 'Neps in seed cotton' },
  micronaireSd: { unit: '1', default: 0.2, range: [0, 0.4], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: micronaire' },
  lengthSdMm: { unit: 'mm', default: 0.4, range: [0, 0.9], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: length' },
  uniformitySd: { unit: 'points', default: 0.6, range: [0, 1.3], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: uniformity index' },
  strengthSd: { unit: 'g/tex', default: 0.8, range: [0, 2], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: strength' },
  elongationSd: { unit: 'points', default: 0.5, range: [0, 0.9], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: elongation' },
  reflectanceSd: { unit: 'points', default: 1.2, range: [0, 2.2], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: reflectance' },
  yellownessSd: { unit: '+b', default: 0.45, range: [0, 0.8], kind: 'assumed', source: SPREAD, label: 'Standard deviation between lots: yellowness' },
  moistureSd: { unit: 'points', default: 0.5, range: [0, 1.5], kind: 'assumed', source: JUDGEMENT, label: 'Standard deviation between lots: moisture' },
  blockVarianceShare: { unit: 'fraction', default: 0.55, range: [0, 1], kind: 'assumed', source: 'judgement: variety, soil and care differ between blocks more than trailers of one block', label: 'Share of the variance between lots that blocks explain' },

  // Labour and fuel
  growingHoursPerHa: { unit: 'h/ha', default: 60, range: [30, 200], kind: 'assumed', source: 'judgement: hoeing, chasing and guarding; machine work is in the cost of field inputs', label: 'Labour from planting to maturity without irrigation and picking' },
  furrowHoursPerHa: { unit: 'h/ha', default: 3, range: [1, 8], kind: 'assumed', source: JUDGEMENT, label: 'Labour of one furrow irrigation' },
  dripHoursPerHa: { unit: 'h/ha', default: 0.3, range: [0.1, 1], kind: 'assumed', source: JUDGEMENT, label: 'Labour of one drip irrigation' },
  handHoursPerDay: { unit: 'h/d', default: 8, range: [7, 10], kind: 'assumed', source: JUDGEMENT, label: 'Hours that a picker works per day' },
  machineHoursPerHa: { unit: 'h/ha', default: 4, range: [2, 8], kind: 'assumed', source: 'judgement: two people, ten hours for 5 ha', label: 'Labour of picking by machine' },
  machineDieselPerHa: { unit: 'L/ha', default: 25, range: [15, 45], kind: 'assumed', source: 'judgement: no figure found', label: 'Diesel of picking by machine' },
});
