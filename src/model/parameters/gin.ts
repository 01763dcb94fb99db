// Everything numeric about ginning: moisture, cleaning, fibre damage, rates, energy, reliability, crew. Prices and grades live elsewhere.
import { defineParameters } from './define.ts';

const SHEET = 'processing sheet';
const G1 = 'G1 Funk & Hardin 2012, Applied Engineering in Agriculture 28(4):503-510';
const G2 = 'G2 Hardin & Funk, season-long monitoring of gins 2010';
const G3 = 'G3 Hardin & Funk 2012, ASABE meeting, energy monitoring in gins 2011';
const G5 = 'G5 Anthony 1989, Beltwide pp. 543-545';
const G9 = 'G9 Anthony 2000, Transactions of the ASAE 43(2):221-229';
const G12 = 'G12 Armijo, Whitelock, Funk & Martin 2019, Journal of Cotton Science 23:66-77';
const G13 = 'G13 Armijo & Gillum 2007, Applied Engineering in Agriculture 23(2):137-143';
const G17B = 'G17b Byler 2005, Journal of Cotton Science 9:145-154';
const G36 = 'G36 fuel use from gin audits (ASABE paper)';
const HANDBOOK = `${SHEET} 1.6: recollection of the Cotton Ginners Handbook, tables not retrievable`;
const RELIABILITY = `${SHEET} 1.10: no published gin reliability data; the set as a whole gives a line availability of 0.913`;
const GENERATOR = `${SHEET} 2.1: synthetic bale generator; no Kazakh HVI statistics retrievable`;
const CLASSING = 'judgement: about half the spacing of the grades by eye, a fifth by instrument; no error statistics found';
const SPARES = 'judgement: all spares together come to about 1.5 USD/bale with two stands; maintenance in all is 1 to 10 (G24)';

export const GIN_PARAMETERS = defineParameters('gin', {
  // Yard
  handlingLossPercent: { unit: '% of mass', default: 0.2, range: [0.05, 0.5], kind: 'assumed', source: `${SHEET} 1.2, storage.daily_mass_loss_dry`, label: 'Seed cotton lost by handling in the yard' },
  yardEquilibriumPercent: { unit: '% wb', default: 9, range: [7.5, 11], kind: 'assumed', source: 'judgement: reference moisture of seed cotton 9 %, agronomy sheet 5', label: 'Moisture that a stack dries towards in the yard' },
  yardDryingDays: { unit: 'd', default: 40, range: [15, 120], kind: 'assumed', source: 'judgement: stacks exchange moisture slowly; no figure found', label: 'Time constant of drying in a stack' },
  respirationOnsetPercent: { unit: '% wb', default: 12, range: [11, 13], kind: 'literature', source: 'G28 ITC Cotton Exporter\'s Guide: below 12 % for long storage', label: 'Moisture above which stored seed cotton respires noticeably' },
  respirationPerDayPoint: { unit: '1/(d·%)', default: 0.0001, range: [0, 0.0005], kind: 'assumed', source: 'judgement: 0.04 % of mass per day at 16 %; no figure found', label: 'Mass share lost by respiration per day and point above the onset' },

  // Composition and moisture
  lintFraction: { unit: 'fraction', default: 0.37, range: [0.34, 0.41], kind: 'assumed', source: `${SHEET} 1.3, gin.got.ca (varieties of the region 37 to 39.7 %)`, label: 'Lint over lint plus seed of clean seed cotton, saw ginned' },
  rollerTurnoutPoints: { unit: 'points', default: 1, range: [0.5, 2], kind: 'assumed', source: `${SHEET} 1.3 after ${G13}: higher turnout, size assumed`, label: 'Lint fraction that a roller stand adds' },
  lintMoistureShare: { unit: 'ratio', default: 0.75, range: [0.65, 0.9], kind: 'assumed', source: 'judgement: lint of seed cotton at 9 % holds 6.5 to 7 %, seed the rest', label: 'Lint moisture over seed-cotton moisture' },
  seedDryingRatio: { unit: 'ratio', default: 0.3, range: [0.1, 1], kind: 'assumed', source: 'judgement: seed dries slower than lint in a tower', label: 'Points that seed dries per point that lint dries' },
  dryingLimitPoints: { unit: 'points', default: 6, range: [3, 8], kind: 'assumed', source: 'judgement: two dryers in series', label: 'Most that the dryers can lower lint moisture' },
  evaporationMjPerKg: { unit: 'MJ/kg', default: 2.45, range: [2.3, 2.6], kind: 'literature', source: `${SHEET} 1.5: latent heat of water`, label: 'Heat to evaporate one kg of water' },
  dryerEfficiency: { unit: 'fraction', default: 0.146, range: [0.1, 0.3], kind: 'literature', source: G36, label: 'Thermal efficiency of the dryers' },
  damageOnsetPercent: { unit: '% wb', default: 6.5, range: [6, 7], kind: 'literature', source: 'G17 Byler 2006, Journal of Cotton Science 10:300-310', label: 'Lint moisture below which cleaning breaks more fibre' },
  damagePerPoint: { unit: '1/point', default: 0.25, range: [0.1, 0.4], kind: 'assumed', source: `${SHEET} 1.7, f(M)`, label: 'Rise of fibre damage in a lint cleaner per point of lint moisture below the onset' },
  standDamagePerPoint: { unit: '1/point', default: 0.1, range: [0, 0.25], kind: 'assumed', source: `${SHEET} 1.5: the separation force ratio is worse for dry cotton (G19); size assumed`, label: 'Rise of fibre damage at the stand per point of lint moisture below the onset' },
  overdryingOnsetPercent: { unit: '% wb', default: 5, range: [4.5, 5.5], kind: 'literature', source: `G18 Anthony 2004, Moisture management practices at gins: damage is marked below 5 %`, label: 'Lint moisture below which over-drying weakens the fibre' },
  overdryingStrengthShare: { unit: '1/point', default: 0.015, range: [0, 0.04], kind: 'assumed', source: `${G17B}: yarn strength falls with drying below 5 %; size assumed`, label: 'Fibre strength lost per point of lint moisture below that' },
  cleaningGainPerPoint: { unit: '1/point', default: 0.05, range: [0, 0.1], kind: 'assumed', source: `${SHEET} 1.5: drier cotton cleans better (G17, G18); size assumed`, label: 'Gain of cleaning efficiency per point of lint moisture below the onset' },
  cleaningGainFloorPercent: { unit: '% wb', default: 5, range: [4, 5.5], kind: 'literature', source: `${G17B}: no further grade gain below 5 %`, label: 'Lint moisture below which cleaning gains nothing more' },
  restorationTargetPercent: { unit: '% wb', default: 6.8, range: [5, 7.5], kind: 'assumed', source: `${SHEET} 2.1: mean bale moisture 6.8, ceiling 7.5 (G18)`, label: 'Bale moisture that restoration aims at' },
  restorationLimitPoints: { unit: 'points', default: 0.8, range: [0, 2], kind: 'literature', source: `${G17B}: 4.8 to 5.6 % by humid air`, label: 'Most that humid air raises lint moisture' },
  restorationMjPerBale: { unit: 'MJ/bale', default: 15, range: [9, 21], kind: 'literature', source: `${G3}: 0.38 to 0.89 L LPG/bale, at 0.51 kg/L and 46.1 MJ/kg`, label: 'Heat of moisture restoration' },

  // Cleaning
  feederEfficiency: { unit: 'fraction', default: 0.4, range: [0.2, 0.5], kind: 'assumed', source: HANDBOOK, label: 'Foreign matter taken by the extractor-feeder' },
  cylinderCleanerEfficiency: { unit: 'fraction', default: 0.25, range: [0.1, 0.4], kind: 'assumed', source: HANDBOOK, label: 'Foreign matter taken by a cylinder cleaner' },
  stickMachineEfficiency: { unit: 'fraction', default: 0.45, range: [0.3, 0.6], kind: 'assumed', source: HANDBOOK, label: 'Foreign matter taken by the stick machine' },
  seedCottonCleanerFibreLoss: { unit: 'fraction', default: 0.001, range: [0, 0.005], kind: 'assumed', source: 'judgement: seed-cotton cleaners lose a little fibre; no figure found', label: 'Lint lost in one seed-cotton cleaner' },
  trashShareToLintSaw: { unit: 'fraction', default: 0.6, range: [0.4, 0.8], kind: 'assumed', source: 'judgement: the finer part of the trash follows the fibre', label: 'Share of the remaining trash that goes with the lint, saw stand' },
  trashShareToLintRoller: { unit: 'fraction', default: 0.7, range: [0.5, 0.9], kind: 'assumed', source: `${G13}: roller leaves more foreign matter; size assumed`, label: 'Share of the remaining trash that goes with the lint, roller stand' },
  lintCleanerEfficiency1: { unit: 'fraction', default: 0.4, range: [0.3, 0.5], kind: 'assumed', source: `${SHEET} 1.7, above the 35 % mean of G8`, label: 'Trash taken by the first lint cleaner' },
  lintCleanerEfficiency2: { unit: 'fraction', default: 0.3, range: [0.2, 0.4], kind: 'assumed', source: `${SHEET} 1.7, below the 35 % mean of G8`, label: 'Trash taken by the second lint cleaner' },
  lintCleanerEfficiency3: { unit: 'fraction', default: 0.22, range: [0.15, 0.35], kind: 'assumed', source: `${SHEET} 1.7`, label: 'Trash taken by the third lint cleaner' },
  lintCleanerLoss1: { unit: 'fraction', default: 0.035, range: [0.03, 0.04], kind: 'literature', source: `${SHEET} 1.6, derived from ${G9}: 7.0 to 9.1 kg per bale`, label: 'Mass that the first lint cleaner takes out' },
  lintCleanerLoss2: { unit: 'fraction', default: 0.02, range: [0.01, 0.04], kind: 'assumed', source: `${SHEET} 1.7; two units 6.1 to 17.5 kg per bale (G10)`, label: 'Mass that the second lint cleaner takes out' },
  lintCleanerLoss3: { unit: 'fraction', default: 0.015, range: [0.005, 0.03], kind: 'assumed', source: `${SHEET} 1.7`, label: 'Mass that the third lint cleaner takes out' },
  lintCleanerGoodFibre: { unit: 'fraction', default: 0.5, range: [0.5, 0.7], kind: 'literature', source: `${G9}: at least half`, label: 'Good fibre in lint-cleaner waste' },

  // Fibre
  sawStandUniformity: { unit: 'points', default: -1.4, range: [-2, -0.8], kind: 'literature', source: G12, label: 'Uniformity index, saw against roller stand' },
  sawStandLengthMm: { unit: 'mm', default: -0.79, range: [-0.9, -0.6], kind: 'literature', source: `${G13}: about one staple unit`, label: 'Length, saw against roller stand' },
  sawStandShortFibre: { unit: 'points', default: 1, range: [0.5, 2.1], kind: 'assumed', source: `${G13}: more short fibre, no number; below 2.1 that the short fibre relation gives`, label: 'Short fibre, saw against roller stand' },
  sawStandNeps: { unit: '1/g', default: 110, range: [60, 180], kind: 'assumed', source: `${SHEET}, gin.neps.after_stand: 150 per gram in all, 40 taken to be there before`, label: 'Neps that a saw stand makes' },
  rollerStandNeps: { unit: '1/g', default: 60, range: [20, 110], kind: 'assumed', source: `${G13}: fewer than saw, no number`, label: 'Neps that a roller stand makes' },
  seedCottonCleanerNeps: { unit: '1/g', default: 8, range: [0, 20], kind: 'assumed', source: 'G15 Boykin & Ray 2010, Journal of Cotton Science 14:91-98: increase without a number', label: 'Neps that one seed-cotton cleaner makes' },
  sawLintCleanerUniformity: { unit: 'points', default: -0.75, range: [-1.1, -0.4], kind: 'literature', source: G12, label: 'Uniformity index per saw lint cleaner' },
  rollerLintCleanerUniformity: { unit: 'points', default: -0.5, range: [-0.8, -0.2], kind: 'literature', source: G12, label: 'Uniformity index per roller-type lint cleaner' },
  lintCleanerLengthMm: { unit: 'mm', default: -0.2, range: [-0.4, 0], kind: 'assumed', source: `${SHEET} 1.7; G7 finds shortening from two stages on`, label: 'Length per lint cleaner' },
  lintCleanerShortFibre: { unit: 'fraction', default: 0.2, range: [0.1, 0.5], kind: 'assumed', source: `${SHEET} 1.7, below the 50 % of ${G9}`, label: 'Relative rise of short fibre per lint cleaner' },
  lintCleanerNeps: { unit: 'fraction', default: 0.2, range: [0.1, 0.5], kind: 'assumed', source: `${SHEET} 1.7, below the 50 % of ${G9}`, label: 'Relative rise of neps per lint cleaner' },
  lintCleanerReflectance1: { unit: 'points', default: 0.8, range: [0.3, 1.5], kind: 'assumed', source: `${SHEET} 1.7: colour blends and looks brighter`, label: 'Reflectance gained in the first lint cleaner' },
  lintCleanerReflectance2: { unit: 'points', default: 0.3, range: [0, 0.8], kind: 'assumed', source: `${SHEET} 1.7`, label: 'Reflectance gained in the second lint cleaner' },
  lintCleanerReflectance3: { unit: 'points', default: 0.1, range: [0, 0.4], kind: 'assumed', source: 'judgement, continuing 0.8 and 0.3', label: 'Reflectance gained in the third lint cleaner' },

  // Bales
  baleKg: { unit: 'kg', default: 220, range: [190, 240], kind: 'assumed', source: `${SHEET} 0: CIS bale`, label: 'Net mass of a bale' },
  withinLotVarianceShare: { unit: 'fraction', default: 0.3, range: [0.1, 0.6], kind: 'assumed', source: 'judgement: most of the variance between bales comes from field and lot', label: 'Share of the variance between bales that arises within a lot' },
  micronaireSd: { unit: '1', default: 0.35, range: [0.21, 0.52], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: micronaire' },
  lengthSdMm: { unit: 'mm', default: 0.75, range: [0.45, 1.12], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: length' },
  uniformitySd: { unit: 'points', default: 1.1, range: [0.66, 1.65], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: uniformity index' },
  strengthSd: { unit: 'g/tex', default: 1.6, range: [0.96, 2.4], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: strength' },
  elongationSd: { unit: 'points', default: 0.7, range: [0.42, 1.05], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: elongation' },
  reflectanceSd: { unit: 'points', default: 2.2, range: [1.32, 3.3], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: reflectance' },
  yellownessSd: { unit: '1', default: 0.8, range: [0.48, 1.2], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: yellowness' },
  trashCv: { unit: 'fraction', default: 0.556, range: [0.3, 0.8], kind: 'assumed', source: `${GENERATOR}; 0.25 over 0.45`, label: 'Coefficient of variation between bales: trash' },
  moistureSd: { unit: 'points', default: 0.6, range: [0.36, 0.9], kind: 'assumed', source: GENERATOR, label: 'Standard deviation between bales: moisture' },
  nepsCv: { unit: 'fraction', default: 0.15, range: [0.05, 0.3], kind: 'assumed', source: 'judgement: no figure found', label: 'Coefficient of variation between bales: neps' },

  // Classing
  visualClassingShare: { unit: 'fraction', default: 1, range: [0, 1], kind: 'assumed', source: `${SHEET} 2.2: sorts go by appearance; share assumed`, label: 'Chance that colour and trash of a bale are classed by eye, else by instrument' },
  hviMicronaireError: { unit: '1', default: 0.08, range: [0.03, 0.15], kind: 'assumed', source: CLASSING, label: 'Standard error of an instrument reading: micronaire' },
  hviLengthErrorMm: { unit: 'mm', default: 0.3, range: [0.15, 0.6], kind: 'assumed', source: CLASSING, label: 'Standard error of an instrument reading: length' },
  hviReflectanceError: { unit: 'points', default: 0.5, range: [0.2, 1], kind: 'assumed', source: CLASSING, label: 'Standard error of an instrument reading: reflectance' },
  hviYellownessError: { unit: '1', default: 0.25, range: [0.1, 0.5], kind: 'assumed', source: CLASSING, label: 'Standard error of an instrument reading: yellowness' },
  hviTrashErrorShare: { unit: 'fraction', default: 0.15, range: [0.05, 0.3], kind: 'assumed', source: CLASSING, label: 'Relative standard error of an instrument reading: trash' },
  visualReflectanceError: { unit: 'points', default: 1.5, range: [0.5, 3], kind: 'assumed', source: CLASSING, label: 'Standard error of the eye: reflectance' },
  visualYellownessError: { unit: '1', default: 0.6, range: [0.2, 1.2], kind: 'assumed', source: CLASSING, label: 'Standard error of the eye: yellowness' },
  visualTrashErrorShare: { unit: 'fraction', default: 0.3, range: [0.1, 0.5], kind: 'assumed', source: CLASSING, label: 'Relative standard error of the eye: trash' },

  // Rate
  wetSlowdownOnsetPercent: { unit: '% wb', default: 12, range: [11, 13], kind: 'assumed', source: `${SHEET} 1.10: wet cotton robs capacity; size assumed`, label: 'Seed-cotton moisture above which the line runs slower' },
  wetSlowdownPerPoint: { unit: '1/point', default: 0.05, range: [0, 0.1], kind: 'assumed', source: `${SHEET} 1.10: wet cotton robs capacity; size assumed`, label: 'Share of the rate lost per point above the onset' },
  slowestRateShare: { unit: 'fraction', default: 0.5, range: [0.3, 0.8], kind: 'assumed', source: 'judgement', label: 'Lowest share of the rated speed with very wet cotton' },

  // Energy
  sawKwhPerBale: { unit: 'kWh/bale', default: 35.8, range: [25.8, 47], kind: 'literature', source: `${G2}; audits 39.5 (G1), 25.8 and 31.4 (G3)`, label: 'Electricity of a saw gin at its rated output' },
  rollerKwhPerBale: { unit: 'kWh/bale', default: 56.7, range: [45, 70], kind: 'literature', source: `derived: 62.6 roller over 39.5 saw (${G1}), times 35.8 (G2)`, label: 'Electricity of a roller gin at its rated output' },
  fixedPowerShare: { unit: 'fraction', default: 0.6, range: [0.45, 0.75], kind: 'assumed', source: `${SHEET} 1.8, phi; near the 59 % of materials handling (G5)`, label: 'Share of rated power that does not fall with output' },
  cleaningEnergyShare: { unit: 'fraction', default: 0.19, range: [0.1, 0.25], kind: 'literature', source: G5, label: 'Share of electricity: cleaning' },
  ginningEnergyShare: { unit: 'fraction', default: 0.14, range: [0.1, 0.2], kind: 'literature', source: G5, label: 'Share of electricity: ginning' },
  packagingEnergyShare: { unit: 'fraction', default: 0.08, range: [0.05, 0.12], kind: 'literature', source: G5, label: 'Share of electricity: packaging' },
  idleRunHours: { unit: 'h', default: 0.5, range: [0.1, 2], kind: 'assumed', source: `${G2}: idling is the main waste; length assumed`, label: 'Time that fans run on after the flow of cotton stops' },

  // Crew
  crewPerShift: { unit: '1', default: 12, range: [10, 15], kind: 'literature', source: 'G32 Cotton Farming 2015: gins of 7 to 30 bales/h', label: 'Workers on a shift' },
  crewWaitHours: { unit: 'h', default: 8, range: [2, 24], kind: 'assumed', source: 'judgement: one shift', label: 'How long the crew waits for cotton before it is sent home' },
  lotChangeMinutes: { unit: 'min', default: 1, range: [0, 10], kind: 'assumed', source: `${SHEET}, gin.oee.typical: starving, cleaning and lot changes take 7 % together; split assumed`, label: 'Pause of the line between two lots' },
  cleaningMinutes: { unit: 'min/d', default: 20, range: [0, 90], kind: 'assumed', source: `${SHEET}, gin.oee.typical: starving, cleaning and lot changes take 7 % together; split assumed`, label: 'Daily clean-up of the line' },

  // Reliability
  unloaderMtbfHours: { unit: 'run h', default: 30, range: [15, 60], kind: 'assumed', source: RELIABILITY, label: 'Mean time between failures: unloader' },
  unloaderMttrHours: { unit: 'h', default: 0.4, range: [0.2, 0.8], kind: 'assumed', source: RELIABILITY, label: 'Mean time to repair: unloader' },
  dryerMtbfHours: { unit: 'run h', default: 25, range: [12.5, 50], kind: 'assumed', source: RELIABILITY, label: 'Mean time between chokes: dryers and cleaners' },
  dryerMttrHours: { unit: 'h', default: 0.3, range: [0.15, 0.6], kind: 'assumed', source: RELIABILITY, label: 'Mean time to clear: dryers and cleaners' },
  standChokeMtbfHours: { unit: 'run h', default: 15, range: [7.5, 30], kind: 'assumed', source: RELIABILITY, label: 'Mean time between chokes of one stand' },
  standChokeMttrHours: { unit: 'h', default: 0.2, range: [0.1, 0.4], kind: 'assumed', source: RELIABILITY, label: 'Mean time to clear a stand' },
  standMtbfHours: { unit: 'run h', default: 200, range: [100, 400], kind: 'assumed', source: RELIABILITY, label: 'Mean time between mechanical failures of a stand' },
  standMttrHours: { unit: 'h', default: 4, range: [2, 8], kind: 'assumed', source: RELIABILITY, label: 'Mean time to repair a stand' },
  lintCleanerMtbfHours: { unit: 'run h', default: 60, range: [30, 120], kind: 'assumed', source: RELIABILITY, label: 'Mean time between failures: lint cleaners' },
  lintCleanerMttrHours: { unit: 'h', default: 0.6, range: [0.3, 1.2], kind: 'assumed', source: RELIABILITY, label: 'Mean time to repair: lint cleaners' },
  pressMtbfHours: { unit: 'run h', default: 40, range: [20, 80], kind: 'assumed', source: RELIABILITY, label: 'Mean time between failures: press' },
  pressMttrHours: { unit: 'h', default: 0.5, range: [0.25, 1], kind: 'assumed', source: RELIABILITY, label: 'Mean time to repair: press' },
  powerMtbfHours: { unit: 'run h', default: 150, range: [75, 300], kind: 'assumed', source: RELIABILITY, label: 'Mean time between power cuts' },
  powerMttrHours: { unit: 'h', default: 1.5, range: [0.75, 3], kind: 'assumed', source: RELIABILITY, label: 'Mean length of a power cut' },
  wearShape: { unit: '1', default: 2, range: [1, 3.5], kind: 'assumed', source: `${SHEET} 1.10: Weibull shape 2 for wear`, label: 'Weibull shape of wearing parts: stands, lint cleaners, press' },
  repairCv: { unit: 'fraction', default: 0.8, range: [0.4, 1.2], kind: 'assumed', source: `${SHEET} 1.10, 9: repairs lognormal`, label: 'Coefficient of variation of repairs' },
  plannedStopShare: { unit: 'fraction', default: 0.4, range: [0.25, 0.7], kind: 'assumed', source: `${SHEET} 5.2: a reactive repair costs 2 to 4 times a planned one (O9); taken for time too`, label: 'Length of a planned stop over the mean repair' },
  plannedSparesShare: { unit: 'fraction', default: 0.33, range: [0.25, 0.5], kind: 'literature', source: `${SHEET} 5.2: a reactive repair costs 2 to 4 times a planned one (O9)`, label: 'Spares of a planned stop over those of a failure' },
  chokeSparesUsd: { unit: 'USD', default: 5, range: [0, 30], kind: 'assumed', source: SPARES, label: 'Spares per choke' },
  standSparesUsd: { unit: 'USD', default: 1500, range: [400, 4000], kind: 'assumed', source: SPARES, label: 'Spares per mechanical failure of a stand' },
  lintCleanerSparesUsd: { unit: 'USD', default: 500, range: [100, 1500], kind: 'assumed', source: SPARES, label: 'Spares per failure of a lint cleaner' },
  pressSparesUsd: { unit: 'USD', default: 300, range: [50, 1000], kind: 'assumed', source: SPARES, label: 'Spares per failure of the press' },
});
