// How a gin answers to changes: one cleaner more, drier lint, broken machines, fewer people and parts. Directions, not sizes.
import { describe, expect, it } from 'vitest';
import { FIBRE } from '../../../src/model/domain/lots.ts';
import type { GinSetting } from '../../../src/model/domain/ports.ts';
import { lossTree } from '../../../src/model/domain/oee.ts';
import { BASELINE_SETTING, ginWorld, season } from './gin-world.ts';
import type { GinWorld, GinWorldOptions } from './gin-world.ts';

const LOT = 8_000_000;

/** A season of 60 lots; traits vary between bales not at all, so that means compare exactly. */
function ginned(options: GinWorldOptions): GinWorld {
  const gin = ginWorld({ ...options, parameters: { withinLotVarianceShare: 0, ...options.parameters } });
  expect(season(gin, 60, LOT, 3600, 60)).toBe(0);
  expect(gin.stage.isBusy()).toBe(false);
  return gin;
}
const withSetting = (changes: Partial<GinSetting>): GinWorld => ginned({ setting: () => ({ ...BASELINE_SETTING, ...changes }) });
const lintLost = (gin: GinWorld): number => gin.sink('fibreLoss') + gin.sink('motes');

describe('one lint cleaner more', () => {
  const runs = ([0, 1, 2, 3] as const).map((lintCleaners) => withSetting({ lintCleaners }));
  it.each([1, 2, 3])('the %ith lowers trash and uniformity and raises short fibre, neps and loss', (count) => {
    const [before, after] = [runs[count - 1]!, runs[count]!];
    const change = (trait: number): number => after.meanTrait(trait) - before.meanTrait(trait);
    expect(change(FIBRE.trashPercent)).toBeLessThan(0);
    expect(change(FIBRE.shortFibrePercent)).toBeGreaterThan(0);
    expect(change(FIBRE.uniformityPercent)).toBeLessThan(0);
    expect(change(FIBRE.nepsPerGram)).toBeGreaterThan(0);
    expect(lintLost(after)).toBeGreaterThan(lintLost(before));
    expect(after.stage.baledTonnes(0)).toBeLessThan(before.stage.baledTonnes(0));
    expect(after.total('electricity')).toBeGreaterThan(before.total('electricity'));
  });
});

describe('drier lint', () => {
  const runs = [6.5, 5, 4].map((lintMoistureTargetPercent) => withSetting({ lintMoistureTargetPercent }));
  it('is cleaner but shorter, has more short fibre and takes more fuel', () => {
    const [damp, dry] = [runs[0]!, runs[1]!];
    expect(dry.meanTrait(FIBRE.trashPercent)).toBeLessThan(damp.meanTrait(FIBRE.trashPercent));
    expect(dry.meanTrait(FIBRE.lengthMm)).toBeLessThan(damp.meanTrait(FIBRE.lengthMm));
    expect(dry.meanTrait(FIBRE.shortFibrePercent)).toBeGreaterThan(damp.meanTrait(FIBRE.shortFibrePercent));
    expect(dry.total('heat')).toBeGreaterThan(damp.total('heat'));
  });
  it('below five percent cleans no better, and loses strength besides length', () => {
    const [dry, overdried] = [runs[1]!, runs[2]!];
    expect(overdried.meanTrait(FIBRE.strengthGramsPerTex)).toBeLessThan(dry.meanTrait(FIBRE.strengthGramsPerTex));
    expect(overdried.meanTrait(FIBRE.lengthMm)).toBeLessThan(dry.meanTrait(FIBRE.lengthMm));
    // Damage takes fibre out with the waste, so the same trash is a little more of the lint.
    expect(overdried.meanTrait(FIBRE.trashPercent)).toBeGreaterThanOrEqual(dry.meanTrait(FIBRE.trashPercent) - 1e-6);
  });
});

describe('output by the end of the tenth day', () => {
  /** A full yard from the first hour. */
  const ginnedByThen = (options: GinWorldOptions): { readonly tonnes: number; readonly gin: GinWorld } => {
    const gin = ginWorld(options);
    for (let lot = 0; lot < 300; lot += 1) gin.deliver(0, LOT);
    gin.runDays(10);
    return { tonnes: gin.stage.ginnedTonnes(0), gin };
  };
  const normal = ginnedByThen({});

  it.each(['standMttrHours', 'lintCleanerMttrHours', 'pressMttrHours', 'unloaderMttrHours'] as const)('falls with longer stops: %s', (key) => {
    const { gin } = ginnedByThen({ parameters: { [key]: 8 } });
    expect(gin.stage.ginnedTonnes(0)).toBeLessThanOrEqual(normal.tonnes);
  });

  it('falls with stands out of order, with two shifts and with a third of the operators away', () => {
    expect(ginnedByThen({ parameters: { standMtbfHours: 20 } }).tonnes).toBeLessThan(normal.tonnes);
    expect(ginnedByThen({ people: { ginShifts: 2 } }).tonnes).toBeLessThan(0.75 * normal.tonnes);
    // Six operators and four helpers who can stand in: with half of all away two or three of six posts stay empty.
    const few = ginnedByThen({ people: { absenceShare: 0.5 }, gin: { stands: 6, lintKgPerStandHour: 467 } });
    expect(few.tonnes).toBeLessThan(ginnedByThen({ gin: { stands: 6, lintKgPerStandHour: 467 } }).tonnes);
    expect(lossTree(few.gin.stage.machines()[0]!).losses.unattended).toBeGreaterThan(0);
  });

  it('falls when fitters or parts are short, and the tree of losses says why', () => {
    const fragile = { standMtbfHours: 8, pressMtbfHours: 8, lintCleanerMtbfHours: 8 };
    const stands = { stands: 8, lintKgPerStandHour: 350 };
    const well = ginnedByThen({ parameters: fragile, gin: { ...stands, fitters: 8 } });
    const short = ginnedByThen({ parameters: fragile, gin: { ...stands, fitters: 1 } });
    expect(short.tonnes).toBeLessThan(well.tonnes);
    expect(lossTree(short.gin.stage.machines()[0]!).losses.waitingForCrew).toBeGreaterThan(lossTree(well.gin.stage.machines()[0]!).losses.waitingForCrew);
    const bare = ginnedByThen({
      parameters: fragile,
      gin: { ...stands, fitters: 8 },
      people: { spareLeadDays: 60, spareCoverDays: 1, spareSafetyFactor: 0, spareUseFactor: 0.02 },
    });
    expect(bare.tonnes).toBeLessThan(well.tonnes);
    expect(lossTree(bare.gin.stage.machines()[0]!).losses.waitingForParts).toBeGreaterThan(0);
  });

  it('is accounted without a remainder whatever happens', () => {
    const { gin } = ginnedByThen({ people: { ginShifts: 2, absenceShare: 0.3 }, parameters: { standMtbfHours: 20 } });
    const account = gin.stage.machines()[0]!;
    const tree = lossTree(account);
    const sum = Object.values(tree.losses).reduce((a, b) => a + b, 0);
    expect(sum + tree.goodTicks).toBe(tree.openTicks);
    expect(account.runningTicks + account.downTicks + account.idleTicks).toBe(account.plannedTicks);
    // Two shifts of eight hours from six to ten at night, after the third shift of the day before the season, to six.
    expect(tree.openTicks / 2 / 3600).toBe(6 + 160);
    const hours = gin.stage.people!().reduce((total, role) => total + role.paidHours, 0);
    expect(gin.total('labour')).toBeCloseTo(hours, 6);
  });
});
