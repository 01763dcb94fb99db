// The journey through the decision screen: cards, forecasts, categories, ledger, a decision taken otherwise, a brought history, languages, access.
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseCsv } from '../../src/base/csv.ts';
import { expect, SEED, test } from './harness.ts';

/** Deep in the season: every module has decided. */
const DAY = 300;

async function openDecisions(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Decisions', exact: true }).click();
  await expect(page.locator('.decision-card').first()).toBeVisible({ timeout: 90_000 });
}

async function goTo(page: Page, day: number): Promise<void> {
  const line = page.locator('.plant__time .transport__line');
  await line.fill(String(day));
  await line.press('Shift');
  await expect(page.locator('.plant__moment')).toContainText(`day ${day}`, { timeout: 90_000 });
}

test('shows what the core learnt, every decision of the season, and what one of them moved', async ({ journey }) => {
  test.setTimeout(300_000);
  const page = await journey.open({ replications: 1, daysPerSecond: 0.25, modules: ['irrigation', 'ginning', 'maintenance'] });
  await openDecisions(page);
  await expect(page).toHaveTitle(/^Decisions/);
  await page.getByTestId('play').click();
  await goTo(page, DAY);

  // A card with its rivals and what it leans on.
  await page.getByRole('button', { name: /^Show card and charts of Crop water use tomorrow/ }).click();
  const card = page.getByTestId('decision-card');
  await expect(card).toContainText('rolling origin');
  await card.getByRole('button', { name: 'Work it out' }).click();
  await expect(card.locator('svg.chart-svg')).toHaveCount(2, { timeout: 60_000 });

  // Forecasts that met their outcomes: the file holds as many as the words say, and residual is actual less forecast.
  const forecast = page.getByTestId('decision-forecast');
  await expect(forecast.locator('svg.chart-svg')).toBeVisible({ timeout: 30_000 });
  const count = Number(/: ([\d,]+) forecasts/.exec((await page.getByTestId('forecast-summary').textContent())!)![1]!.replaceAll(',', ''));
  const [series] = await Promise.all([page.waitForEvent('download'), forecast.getByRole('button', { name: 'CSV' }).click()]);
  const [names, ...points] = parseCsv(readFileSync(await series.path(), 'utf8'));
  const of = (row: readonly string[], name: string): number => Number(row[names!.indexOf(name)]);
  expect(points).toHaveLength(count);
  expect(count).toBeGreaterThan(100);
  for (const row of points) expect(of(row, 'residual')).toBe(of(row, 'actual') - of(row, 'forecast'));
  for (const view of ['Against each other', 'Residuals', 'Error over the season']) {
    await page.getByRole('radio', { name: view }).check({ force: true });
    await expect(forecast.locator('svg.chart-svg')).toBeVisible();
  }

  const clusters = page.getByTestId('decision-clusters');
  await expect(clusters).toContainText('Silhouette', { timeout: 30_000 });
  await page.getByRole('radio', { name: 'Field blocks' }).check({ force: true });
  await expect(clusters.getByRole('button', { name: 'Work out again' })).toBeVisible({ timeout: 30_000 });

  // The ledger: filters, pages, the file of what is found.
  const ledger = page.getByTestId('decision-ledger');
  const found = page.getByTestId('ledger-found');
  await ledger.getByLabel('Module').selectOption({ label: 'Ginning' });
  await ledger.getByLabel('Text').fill('moisturePercent');
  await expect(ledger.locator('tbody tr').first()).toContainText('best value of the lot');
  await expect(page.getByText('Page 1 of', { exact: false })).toBeVisible();
  await ledger.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('Page 2 of', { exact: false })).toBeVisible();
  const matching = Number(/^([\d,]+) of/.exec((await found.textContent())!)![1]!.replaceAll(',', ''));
  const [file] = await Promise.all([page.waitForEvent('download'), ledger.getByRole('button', { name: 'CSV of all that are found' }).click()]);
  expect(file.suggestedFilename()).toBe(`maqta-decisions-pilot-cluster-seed${SEED}-day${DAY}-decisions.csv`);
  const [header, ...rows] = parseCsv(readFileSync(await file.path(), 'utf8'));
  expect(rows).toHaveLength(matching);
  expect(new Set(rows.map((row) => row[header!.indexOf('module')]))).toEqual(new Set(['ginning']));

  // The AI's choice taken otherwise moves something; a decision that the baseline rule takes anyway moves exactly nothing.
  const answer = page.getByTestId('otherwise-answer');
  await ledger.getByRole('button', { name: /^Decide no/ }).last().click();
  await expect(answer).toContainText('The seasons part on', { timeout: 120_000 });
  await expect(page.getByTestId('otherwise').locator('tbody tr').first()).toBeVisible();
  await ledger.getByRole('button', { name: 'Clear filters' }).click();
  await ledger.getByLabel('Module').selectOption({ label: 'Harvest' });
  await ledger.getByRole('button', { name: /^Decide no/ }).first().click();
  await expect(answer).toContainText('exactly zero', { timeout: 120_000 });
  await page.getByTestId('otherwise').getByRole('button', { name: 'Close' }).click();

  // A history with faults: all are listed, nothing is used; a good one is judged.
  const history = page.getByTestId('history-file');
  await history.setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('season,group,et0Mm,canopy,et0MmTimesCanopy,outcome\n1,1,x,0.5,2,3\n2,1,4,,2,3\n') });
  await expect(page.getByTestId('history-answer')).toContainText('2 faults');
  await expect(page.getByTestId('history-answer').locator('tbody tr')).toHaveCount(2);
  const good = ['season,group,et0Mm,canopy,et0MmTimesCanopy,outcome'];
  for (let season = 1; season <= 4; season += 1) for (let day = 0; day < 60; day += 1) good.push([season, 0, 2 + (day % 7), (day % 11) / 11, ((2 + (day % 7)) * (day % 11)) / 11, 1.2 + (day % 7) * 0.8 + (season % 2) * 0.1].join(','));
  await history.setInputFiles({ name: 'good.csv', mimeType: 'text/csv', buffer: Buffer.from(`${good.join('\n')}\n`) });
  await expect(page.getByTestId('history-answer')).toContainText('was read whole', { timeout: 60_000 });
});

test('is readable by screen readers in both colours, speaks three languages, fits a telephone and says when nothing is learnt', async ({ journey }) => {
  test.setTimeout(240_000);
  const page = await journey.open({ replications: 1, daysPerSecond: 0.25, modules: ['irrigation', 'ginning'] });
  await openDecisions(page);
  await page.getByTestId('play').click();
  await goTo(page, 230);
  await expect(page.getByTestId('decision-ledger').locator('tbody tr').first()).toBeVisible({ timeout: 30_000 });
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('radio', { name: theme }).check({ force: true });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  }
  for (const [name, heading] of [['Русский', 'Решения'], ['Қазақша', 'Шешімдер']] as const) {
    await page.getByRole('radio', { name }).check({ force: true });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const bare = await page.context().newPage();
  await bare.addInitScript(() => localStorage.setItem('maqta-session', JSON.stringify({ ...JSON.parse(localStorage.getItem('maqta-session')!) as object, language: 'en', modules: [] })));
  await bare.goto('/#decision');
  await expect(bare.getByText('No AI module is switched on')).toBeVisible({ timeout: 60_000 });
});
