// End-to-end journeys in real Chromium against the built app.
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './tests/setup/find-browser.mjs';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  reporter: 'line',
  timeout: 120_000,
  webServer: {
    command: 'npx vite preview --port 4173 --strictPort',
    url: 'http://127.0.0.1:4173',
    reuseExistingServer: false,
  },
  use: {
    baseURL: 'http://127.0.0.1:4173',
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs },
  },
});
