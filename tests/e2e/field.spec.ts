// The journey through the field screen: one block, its balance, two ways to irrigate, files, languages, access.
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { parseCsv } from '../../src/base/csv.ts';
import { expect, SEED, test } from './harness.ts';

test('picks a block, compares the calendar with the AI, closes the water balance and speaks three languages', async ({ journey }) => {
  const page = await journey.open({ replications: 1 });
  await page.getByRole('link', { name: 'Field', exact: true }).click();
  await expect(page).toHaveTitle(/^Field/);
  await expect(page.locator('.chart svg').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.chart svg')).toHaveCount(7);

  await page.getByLabel('Block', { exact: true }).selectOption({ index: 2 });
  await expect(page.locator('.field-controls .facts')).toContainText('ha');
  await page.getByRole('button', { name: 'Compare calendar with AI' }).click();
  const strategies = page.getByRole('table', { name: 'Four ways to irrigate' });
  await expect(strategies).toBeVisible({ timeout: 90_000 });
  await expect(strategies.locator('tbody tr')).toHaveCount(4);
  await expect(page.getByTestId('field-tiles').locator('li')).toHaveCount(4);
  await expect(page.getByTestId('balance-residual')).toContainText('0.000000');

  const used = async (row: string): Promise<number> => Number((await strategies.getByRole('row', { name: row }).locator('td').nth(1).textContent())!.replaceAll(',', ''));
  expect(await used('Calendar')).toBeGreaterThan(0);
  expect(await used('Rain only')).toBe(0);
  const ofBlock = await strategies.innerText();
  await page.getByRole('radio', { name: 'All blocks' }).check({ force: true });
  expect(await strategies.innerText()).not.toBe(ofBlock);

  const slider = page.getByRole('slider', { name: 'Day' });
  await slider.focus();
  await slider.press('End');
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /day \d+ after sowing/);
  await expect(page.locator('.chart-legend b').first()).toBeVisible();

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of all days' }).click()]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`^maqta-field-pilot-cluster-block2-seed${SEED}-r0-\\d{4}\\.csv$`));
  const [header, ...rows] = parseCsv(readFileSync(await file.path(), 'utf8'));
  expect(header).toContain('irrigation_mm');
  expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(['calendar', 'forecast', 'rainfed', 'fullSupply']));

  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('radio', { name: theme }).check({ force: true });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  }

  await page.getByText('Figures of every day as a table').click();
  await expect(page.locator('.day-table tbody tr').first()).toBeVisible();
  await page.getByText('Figures of every day as a table').click();

  for (const [name, heading] of [['Русский', 'Поле'], ['Қазақша', 'Егістік']] as const) {
    await page.getByRole('radio', { name }).check({ force: true });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(strategies).toHaveCount(0);
  }
  await expect(page.locator('.chart svg')).toHaveCount(7);
});

test('lives through the chosen weather year and says what is wrong when its worker dies', async ({ journey }) => {
  const page = await journey.open({ replications: 1 });
  await page.getByRole('link', { name: 'Field', exact: true }).click();
  await expect(page.locator('.chart svg').first()).toBeVisible({ timeout: 60_000 });
  const yieldOf = (): Promise<string | null> => page.getByTestId('field-tiles').locator('.tile__value').first().textContent();
  const drawn = await yieldOf();
  const years = await page.locator('#field-year option').allTextContents();
  await page.locator('#field-year').selectOption(years.at(-1)!);
  await expect.poll(yieldOf).not.toBe(drawn);

  // The busy line is there and gone within a moment; a dead worker leaves words and a way to try again.
  const [, runs] = page.workers();
  await page.getByLabel('Compared with').selectOption('fullSupply');
  await runs!.evaluate(() => close());
  const fault = page.locator('.field-page .fault');
  await expect(fault).toContainText('could not be simulated', { timeout: 20_000 });
  await fault.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Four ways to irrigate' })).toBeVisible({ timeout: 90_000 });
});
