// `maqta bench`: which measurements there are, and how their result is printed.
import { nearMiss } from '../base/near-miss.ts';
import { benchCrop } from './bench-crop.ts';
import { benchEngine } from './bench-engine.ts';
import { benchScaling, benchSeason } from './bench-season.ts';
import { EXIT, UsageFault } from './faults.ts';

const MEASUREMENTS: Readonly<Record<string, (projectRoot: string) => object | Promise<object>>> = {
  engine: benchEngine,
  season: benchSeason,
  scaling: benchScaling,
  crop: () => benchCrop(),
};
export const BENCHES = Object.keys(MEASUREMENTS);
/** Measurements of the contract that this version does not have. */
const PLANNED: readonly string[] = ['experiment'];

/** Measures and prints JSON: one line with `isJson`, indented for people otherwise. Fails with UsageFault for an unknown name. */
export async function benchCommand(name: string, isJson: boolean, projectRoot: string): Promise<number> {
  const measure = Object.hasOwn(MEASUREMENTS, name) ? MEASUREMENTS[name] : undefined;
  if (!measure) {
    if (PLANNED.includes(name)) throw new UsageFault(`The measurement ${name} is not available in this version.`);
    const near = nearMiss(name, BENCHES);
    throw new UsageFault(`There is no measurement ${JSON.stringify(name)}. ${near === undefined ? `Measurements: ${BENCHES.join(', ')}.` : `Did you mean ${near}?`}`);
  }
  const result = await measure(projectRoot);
  process.stdout.write(`${JSON.stringify(result, undefined, isJson ? undefined : 2)}\n`);
  return EXIT.done;
}
