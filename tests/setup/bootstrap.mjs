// Runs before `npm start` and `npm test` with no dependency of its own: installs packages when they are missing or
// stale and, with --browser, makes sure that a Chromium is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, onPath } from './find-browser.mjs';

const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

/** Whether every package of the lockfile that this platform needs is installed in its locked version. */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

if (!isInstalled() && !run('npm', ['ci', '--no-audit', '--no-fund'])) {
  console.error('npm ci failed.');
  process.exit(1);
}

if (process.argv.includes('--browser') && !findChromium()) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && onPath(['apt-get']) && process.env.NO_APT !== '1') {
    console.log("No Chromium found: installing Debian's.");
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'update', '-qq']);
    run('apt-get', [
      '-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core',
    ]);
  }
  if (!findChromium()) {
    console.error(
      'The browser tests need Chromium and none was found on PATH.\n' +
        '  Debian/Ubuntu: sudo apt-get install chromium\n' +
        '  Elsewhere: install Chrome or Chromium and set CHROMIUM_PATH to its executable.',
    );
    process.exit(1);
  }
}
