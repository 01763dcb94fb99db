// The journey through the plant screen: the line, machine states, losses, flow, energy, faults, traces, files, languages, access.
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseCsv } from '../../src/base/csv.ts';
import { expect, SEED, test } from './harness.ts';

/** Deep in the season: every plant has worked and fabric has been sold. */
const DAY = 300;

async function openPlants(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Plants', exact: true }).click();
  await expect(page.getByTestId('plant-line')).toBeVisible({ timeout: 60_000 });
}

async function goTo(page: Page, day: number): Promise<void> {
  const line = page.locator('.plant__time .transport__line');
  await line.fill(String(day));
  await line.press('Shift');
  await expect(page.locator('.plant__moment')).toContainText(`day ${day}`, { timeout: 90_000 });
}

const gramsOf = (kilograms: string | undefined): number => Math.round(Number(kilograms) * 1000);

test('fills in when the season starts, closes the books to the gram and traces a batch to its fields and back', async ({ journey }) => {
  const page = await journey.open({ replications: 1, daysPerSecond: 0.25, modules: ['irrigation', 'ginning'] });
  await openPlants(page);
  await expect(page).toHaveTitle(/^Plants/);
  await expect(page.getByTestId('plant-flow')).toContainText('Nothing has been picked yet');
  await page.getByTestId('play').click();
  await page.getByRole('button', { name: 'Go to the harvest' }).click();
  await expect(page.getByTestId('plant-states').locator('svg.chart-svg')).toBeVisible({ timeout: 90_000 });
  await expect(page.locator('.plant__note .spinner')).toHaveCount(0, { timeout: 90_000 });
  await goTo(page, DAY);
  for (const id of ['line', 'states', 'oee', 'flow', 'energy', 'faults']) await expect(page.getByTestId(`plant-${id}`).locator('svg.chart-svg').first()).toBeVisible();

  // Every stage's input is the sum of what left it, in whole grams, for both clusters.
  const flow = page.getByTestId('plant-flow');
  const [file] = await Promise.all([page.waitForEvent('download'), flow.getByRole('button', { name: 'CSV' }).click()]);
  expect(file.suggestedFilename()).toBe(`maqta-plant-pilot-cluster-seed${SEED}-day${DAY}-flow.csv`);
  const [header, ...rows] = parseCsv(readFileSync(await file.path(), 'utf8'));
  const column = (name: string): number => header!.indexOf(name);
  for (const policy of ['baseline', 'ai']) {
    for (const stage of ['gin', 'spinning', 'textile']) {
      const own = rows.filter((row) => row[column('policy')] === policy && row[column('stage')] === stage);
      const sum = (isInput: boolean): number => own.filter((row) => ['in', 'added'].includes(row[column('place')]!) === isInput).reduce((total, row) => total + gramsOf(row[column('mass_kg')]), 0);
      expect(sum(true)).toBeGreaterThan(0);
      expect(sum(false)).toBe(sum(true));
    }
  }
  const [drawing] = await Promise.all([page.waitForEvent('download'), flow.getByRole('button', { name: 'SVG' }).click()]);
  const svg = readFileSync(await drawing.path(), 'utf8');
  expect(svg).toContain('Cottonseed');
  expect(svg).toContain('<pattern');
  expect(svg).not.toContain('class=');

  // The losses of one group close.
  const oee = page.getByTestId('plant-oee');
  await oee.locator('select').selectOption({ label: 'Ring frames' });
  await oee.getByText('As a table').click();
  await expect(oee.getByRole('row', { name: /^Rest/ }).locator('td').nth(1)).toHaveText('0.0');

  // Keyboard: read, zoom, whole.
  const states = page.getByRole('group', { name: /Machine states over time/ });
  await states.focus();
  await states.press('ArrowLeft');
  await expect(page.locator('.states-reading')).toContainText('%');
  await states.press('+');
  await expect(page.getByRole('button', { name: 'Whole season' })).toBeEnabled();
  await states.press('0');
  await expect(page.getByRole('button', { name: 'Whole season' })).toBeDisabled();

  // From the newest batch to a bale, and from the bale forward to the batch.
  await page.getByRole('button', { name: 'Trace the newest batch' }).click();
  const focus = page.getByTestId('trace-focus');
  await expect(focus).toContainText('Fabric batch no.');
  const batch = (await focus.locator('strong').textContent())!.replace(/\D/g, '');
  await page.getByRole('button', { name: /^Trace Bale no\./ }).first().click();
  await expect(focus).toContainText('Bale no.');
  await expect(page.getByTestId('plant-trace').locator('.trace__title').first()).toContainText('Field blocks');
  await page.getByLabel('Lot number').fill(batch);
  await page.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(focus).toContainText(`Fabric batch no. ${batch}`);
  await page.getByLabel('Field block', { exact: true }).selectOption({ index: 1 });
  await expect(focus).toContainText('All cotton of');
  await page.getByLabel('Lot number').fill('99999999');
  await page.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(page.getByTestId('plant-trace')).toContainText('There is no lot with this number');
});

test('is readable by screen readers in both colours and speaks three languages', async ({ journey }) => {
  const page = await journey.open({ replications: 1, daysPerSecond: 0.25, modules: [] });
  await openPlants(page);
  await page.getByTestId('play').click();
  await goTo(page, 230);
  await expect(page.getByTestId('plant-states').locator('svg.chart-svg')).toBeVisible();
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('radio', { name: theme }).check({ force: true });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  }
  for (const [name, heading] of [['Русский', 'Заводы и фабрики'], ['Қазақша', 'Зауыттар мен фабрикалар']] as const) {
    await page.getByRole('radio', { name }).check({ force: true });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
