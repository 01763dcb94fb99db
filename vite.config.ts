// Build, development server and test projects; no application logic.
import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { chromiumArgs, findChromium, findFirefox } from './tests/setup/find-browser.mjs';

const chromium = findChromium();
const firefox = findFirefox();
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const browserProject = (name: string, browser: 'chromium' | 'firefox', launchOptions: Record<string, unknown>) => ({
  extends: true as const,
  test: {
    name,
    include: ['tests/browser/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser, name: `${name} worker` }],
    },
  },
});

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', headers: isolation },
  preview: { host: '127.0.0.1', headers: isolation },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', priority: 30, test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/ },
            { name: 'three', priority: 20, test: /node_modules[\\/]three[\\/]/ },
            { name: 'd3', priority: 20, test: /node_modules[\\/](d3|d3-[a-z-]+|internmap|delaunator|robust-predicates)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/e2e/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      browserProject('browser', 'chromium', { ...(chromium ? { executablePath: chromium } : {}), args: chromiumArgs }),
      ...(firefox ? [browserProject('firefox', 'firefox', { channel: 'moz-firefox', executablePath: firefox })] : []),
    ],
  },
});
