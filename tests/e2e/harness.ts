// What every journey shares: a page that opens with a small remembered run and keeps count of errors on the console.
import { MODULE_IDS } from '../../src/model/domain/modules.ts';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export const SEED = 7;
export const REPLICATIONS = 2;

/** The remembered session that the journeys open with: few replications, so that they are short. */
export const SESSION = {
  format: 1,
  language: 'en',
  theme: 'light',
  scenario: 'pilot-cluster',
  seed: SEED,
  replications: REPLICATIONS,
  modules: MODULE_IDS as readonly string[],
  daysPerSecond: 3,
  layout: 'both',
  surface: 'map',
};

export interface Journey {
  /** Opens the app with the session above, changed as given. */
  open(changes?: Partial<Record<keyof typeof SESSION, unknown>>, path?: string): Promise<Page>;
}

/** A test whose page must not have written one error to its console. */
export const test = base.extend<{ journey: Journey }>({
  journey: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await use({
      open: async (changes = {}, path = '/') => {
        await page.addInitScript(
          ([key, text]) => {
            if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
          },
          ['maqta-session', JSON.stringify({ ...SESSION, ...changes })] as const,
        );
        await page.goto(path);
        await expect(page.getByTestId('play')).toBeVisible();
        return page;
      },
    });
    expect(errors).toEqual([]);
  },
});

/** Waits until the replications are done. */
export async function untilRunDone(page: Page): Promise<void> {
  await expect(page.locator('.run-status [role=status]')).toContainText(/pairs of seasons done/i, { timeout: 90_000 });
}

export { expect };
