// Writes the files that are generated from declarations, or checks that they are what would be written.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scenarioJsonSchema } from '../model/scenario/index.ts';
import { assumptionsPage } from './assumptions-page.ts';
import { EXIT } from './faults.ts';
import { hindcastChart } from './hindcast-chart.ts';
import { hindcastPage } from './hindcast-page.ts';
import { keptYears } from './hindcast.ts';
import { keptInfluence } from './influence-table.ts';

/** Every generated file: path from the project root, and text. Fails when the kept yields of the hindcast are missing. */
export function generatedFiles(projectRoot: string): readonly (readonly [path: string, text: string])[] {
  const years = keptYears(projectRoot);
  return [
    ['sim-scenarios/schema/scenario.schema.json', `${JSON.stringify(scenarioJsonSchema(), undefined, 1)}\n`],
    ['docs/assumptions.md', assumptionsPage(keptInfluence(projectRoot))],
    ['src/model/field/hindcast.md', hindcastPage(years)],
    ['src/model/field/hindcast.svg', hindcastChart(years)],
  ];
}

/** Writes what differs; with `isCheck` only names it and returns the code for faulty input. */
export function generate(projectRoot: string, isCheck: boolean): number {
  const stale = generatedFiles(projectRoot).filter(([path, text]) => {
    const file = join(projectRoot, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  for (const [path, text] of stale) {
    if (isCheck) process.stderr.write(`STALE\t${path}\tgot other content\texpected what npx maqta generate writes\n`);
    else {
      const file = join(projectRoot, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.partial`, text);
      renameSync(`${file}.partial`, file);
      process.stdout.write(`written ${path}\n`);
    }
  }
  return isCheck && stale.length > 0 ? EXIT.invalidInput : EXIT.done;
}
