// What becomes of one seed-cotton lot under one setting: the mass of every stream and the traits of its lint. Pure arithmetic, no books.
import { GRAMS_PER_KG } from '../../base/units.ts';
import { FIBRE, FIBRE_TRAITS } from '../domain/lots.ts';
import type { GinSetting } from '../domain/ports.ts';
import { cleaningMoistureFactor, efficiencyAt } from './formulas/cleaning-chain.ts';
import { driedLintPercent, dryerFuelMj, evaporatedWater, restoredLintPercent, seedCottonDryingPoints } from './formulas/drying.ts';
import { variableKwhPerBale } from './formulas/electricity.ts';
import { damageFactor, strengthKept } from './formulas/fibre-damage.ts';
import { cleanLint } from './formulas/lint-cleaner.ts';
import type { LintInProcess } from './formulas/lint-cleaner.ts';
import type { GinParameters } from './gin-parameters.ts';
import type { GinEffects } from './machine-effects.ts';

/** What becomes of a lot. Streams in whole grams; cottonseed takes the remainder. */
export type LotOutcome = {
  evaporatedGrams: number;
  trashGrams: number;
  fibreLossGrams: number;
  motesGrams: number;
  cottonseedGrams: number;
  /** Lint into the press box without the water put back, and that water. */
  dryLintGrams: number;
  restoredGrams: number;
  /** Lint that leaves the stands: the work of the lot. */
  standLintGrams: number;
  heatMj: number;
  /** Electricity that follows the flow, by function; materials handling runs by the clock and is metered elsewhere. */
  seedCottonCleaningKwh: number;
  ginningKwh: number;
  lintCleaningKwh: number;
  pressKwh: number;
  speedFactor: number;
  /** Traits of the lint, in the order of FIBRE_TRAITS. */
  readonly traits: Float64Array;
};

/** An outcome for `compute` to fill. */
export function emptyOutcome(): LotOutcome {
  return {
    evaporatedGrams: 0,
    trashGrams: 0,
    fibreLossGrams: 0,
    motesGrams: 0,
    cottonseedGrams: 0,
    dryLintGrams: 0,
    restoredGrams: 0,
    standLintGrams: 0,
    heatMj: 0,
    seedCottonCleaningKwh: 0,
    ginningKwh: 0,
    lintCleaningKwh: 0,
    pressKwh: 0,
    speedFactor: 1,
    traits: new Float64Array(FIBRE_TRAITS.length),
  };
}

/** Cleaning machines of the full line: feeder, three seed-cotton cleaners, two lint cleaners. */
const FULL_LINE_MACHINES = 6;

/** Computes outcomes for one kind of gin. */
export class OutcomeModel {
  readonly #p: GinParameters;
  readonly #effects: GinEffects;
  readonly #seedCottonCleaners: readonly number[];
  readonly #lint: LintInProcess = {
    mass: 0,
    fibreWaste: 0,
    otherWaste: 0,
    trashPercent: 0,
    lengthMm: 0,
    uniformityPercent: 0,
    shortFibrePercent: 0,
    nepsPerGram: 0,
    reflectancePercent: 0,
  };

  constructor(parameters: GinParameters, effects: GinEffects) {
    this.#p = parameters;
    this.#effects = effects;
    const { cylinderCleanerEfficiency: cylinder, stickMachineEfficiency: stick } = parameters;
    // In the order in which a setting of 1, 2 or 3 adds them.
    this.#seedCottonCleaners = [cylinder, stick, cylinder];
  }

  /** Writes the outcome of a lot to `out`.
   *  Units and shapes: whole grams; traits of the seed cotton in the order of FIBRE_TRAITS (moisture and trash % of its mass);
   *  share of its mass that dried off or respired in the yard; lint fraction of its variety over that of the region's mean. The streams sum to massGrams, exactly. */
  compute(massGrams: number, traits: Float64Array, lostInYard: number, lintFactor: number, setting: GinSetting, out: LotOutcome): void {
    const p = this.#p;
    const fx = this.#effects;
    const moisture = traits[FIBRE.moisturePercent]!;
    const lintFraction = fx.lintFraction * lintFactor;

    const yardLoss = massGrams * lostInYard;
    const handled = ((massGrams - yardLoss) * p.handlingLossPercent) / 100;
    const foreign = traits[FIBRE.trashPercent]! / 100;
    const handledFibre = handled * (1 - foreign) * lintFraction;
    const fed = massGrams - yardLoss - handled;

    const wetLint = moisture * p.lintMoistureShare;
    const lintMoisture = driedLintPercent(wetLint, setting.lintMoistureTargetPercent, p.dryingLimitPoints);
    const points = seedCottonDryingPoints(wetLint - lintMoisture, lintFraction, p.seedDryingRatio);
    const water = evaporatedWater(fed, moisture, moisture - points);

    const cleaning = cleaningMoistureFactor(lintMoisture, p.damageOnsetPercent, p.cleaningGainFloorPercent, p.cleaningGainPerPoint);
    const trash = fed * foreign;
    let trashLeft = trash * (1 - efficiencyAt(p.feederEfficiency, cleaning));
    for (let i = 0; i < setting.seedCottonCleaners; i += 1) {
      trashLeft *= 1 - efficiencyAt(this.#seedCottonCleaners[i]!, cleaning);
    }
    const clean = fed - water - trash;
    const cleanerLoss = clean * lintFraction * p.seedCottonCleanerFibreLoss * setting.seedCottonCleaners;
    const trashInLint = trashLeft * fx.trashShareToLint;
    const standLint = clean * lintFraction - cleanerLoss + trashInLint;

    const lint = this.#lint;
    const standDamage = damageFactor(lintMoisture, p.damageOnsetPercent, p.standDamagePerPoint);
    lint.mass = standLint;
    lint.fibreWaste = 0;
    lint.otherWaste = 0;
    lint.trashPercent = (trashInLint / standLint) * 100;
    lint.lengthMm = traits[FIBRE.lengthMm]! + fx.standLengthMm * standDamage;
    lint.uniformityPercent = traits[FIBRE.uniformityPercent]! + fx.standUniformity * standDamage;
    lint.shortFibrePercent = traits[FIBRE.shortFibrePercent]! + fx.standShortFibre * standDamage;
    lint.nepsPerGram = traits[FIBRE.nepsPerGram]! + fx.standNeps + p.seedCottonCleanerNeps * setting.seedCottonCleaners;
    lint.reflectancePercent = traits[FIBRE.reflectancePercent]!;
    const damage = damageFactor(lintMoisture, p.damageOnsetPercent, p.damagePerPoint);
    for (let i = 0; i < setting.lintCleaners; i += 1) {
      const effect = fx.lintCleaners[i]!;
      cleanLint(lint, effect, efficiencyAt(effect.efficiency, cleaning), damage);
    }

    const baleMoisture = restoredLintPercent(lintMoisture, p.restorationTargetPercent, p.restorationLimitPoints);
    const restored = Math.round(-evaporatedWater(lint.mass, lintMoisture, baleMoisture));
    const dryLint = Math.round(lint.mass);
    const evaporated = Math.round(yardLoss + water);
    const trashTaken = Math.round(trash - trashLeft);
    const fibreLoss = Math.round(handledFibre + cleanerLoss + lint.fibreWaste);
    const motes = Math.round(lint.otherWaste + handled - handledFibre);
    out.evaporatedGrams = evaporated;
    out.trashGrams = trashTaken;
    out.fibreLossGrams = fibreLoss;
    out.motesGrams = motes;
    out.cottonseedGrams = massGrams - evaporated - trashTaken - fibreLoss - motes - dryLint;
    out.dryLintGrams = dryLint;
    out.restoredGrams = restored;
    out.standLintGrams = Math.round(standLint);
    const bales = (dryLint + restored) / (p.baleKg * GRAMS_PER_KG);
    const restorationHeat = baleMoisture > lintMoisture ? p.restorationMjPerBale * bales : 0;
    out.heatMj = dryerFuelMj(water / GRAMS_PER_KG, p.evaporationMjPerKg, p.dryerEfficiency) + restorationHeat;
    this.#electricity(setting, bales, out);
    const slowdown = p.wetSlowdownPerPoint * Math.max(0, moisture - p.wetSlowdownOnsetPercent);
    out.speedFactor = Math.max(p.slowestRateShare, 1 - slowdown);

    out.traits.set(traits);
    out.traits[FIBRE.trashPercent] = lint.trashPercent;
    out.traits[FIBRE.strengthGramsPerTex] =
      traits[FIBRE.strengthGramsPerTex]! * strengthKept(lintMoisture, p.overdryingOnsetPercent, p.overdryingStrengthShare);
    out.traits[FIBRE.lengthMm] = lint.lengthMm;
    out.traits[FIBRE.uniformityPercent] = lint.uniformityPercent;
    out.traits[FIBRE.shortFibrePercent] = lint.shortFibrePercent;
    out.traits[FIBRE.nepsPerGram] = lint.nepsPerGram;
    out.traits[FIBRE.reflectancePercent] = lint.reflectancePercent;
    out.traits[FIBRE.moisturePercent] = baleMoisture;
  }

  /** Splits the electricity that follows the flow; that of cleaning goes by machine, the feeder among the seed-cotton cleaners. */
  #electricity(setting: GinSetting, bales: number, out: LotOutcome): void {
    const p = this.#p;
    const seedCottonMachines = 1 + setting.seedCottonCleaners;
    const shares = { cleaning: p.cleaningEnergyShare, ginning: p.ginningEnergyShare, packaging: p.packagingEnergyShare };
    const all = bales * variableKwhPerBale(this.#effects.kwhPerBale, p.fixedPowerShare, shares, 1);
    const total = shares.cleaning + shares.ginning + shares.packaging;
    const perMachine = (all * shares.cleaning) / total / FULL_LINE_MACHINES;
    out.seedCottonCleaningKwh = perMachine * seedCottonMachines;
    out.lintCleaningKwh = perMachine * setting.lintCleaners;
    out.ginningKwh = (all * shares.ginning) / total;
    out.pressKwh = (all * shares.packaging) / total;
  }
}
