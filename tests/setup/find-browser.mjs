// Finds a browser on PATH, so that no absolute path is written down anywhere; holds the flags of unattended runs.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export const onPath = (names) => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here: try the next name
      }
    }
  }
  return undefined;
};

export const findChromium = () =>
  process.env.CHROMIUM_PATH || onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);

export const findFirefox = () => process.env.FIREFOX_PATH || onPath(['firefox-esr', 'firefox']);

/** Flags for an unattended software-rendered run, as root, without a network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
