// The parameter table of the gin's model sheet is that of the declarations. To renew it: UPDATE_SHEETS=1 npx vitest run tests/model/gin/model-sheet.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { GIN_PARAMETERS } from '../../../src/model/parameters/gin.ts';

const SHEET = resolve(import.meta.dirname, '../../../src/model/gin/model.md');
const HEADING = '## Parameters\n';

it('lists every parameter with default, range, unit, kind and source', () => {
  const rows = Object.entries(GIN_PARAMETERS.declarations).map(
    ([key, d]) => `| \`${key}\` | ${d.label} | ${d.default} | ${d.range[0]}–${d.range[1]} | ${d.unit} | ${d.kind} | ${d.source} |`,
  );
  const table = `${HEADING}\n| key | what | default | range | unit | kind | source |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
  const text = readFileSync(SHEET, 'utf8');
  const at = text.indexOf(HEADING);
  if (process.env['UPDATE_SHEETS'] === '1') writeFileSync(SHEET, (at < 0 ? text : text.slice(0, at)) + table);
  else expect(text.slice(at)).toBe(table);
});
