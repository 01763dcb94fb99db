#!/usr/bin/env node
// Starts the command line from the sources as they are now: bundles them into a folder named by their digest, then runs that. Holds no logic of its own.
import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST_BUNDLE_MS = 7 * 24 * 3600 * 1000;

/** The digest of everything that the bundle is made from: our sources and the locked versions of packages. */
function sourceDigest() {
  const source = join(projectRoot, 'src');
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of [...files.sort(), join(projectRoot, 'package-lock.json')]) {
    hash.update(file.slice(projectRoot.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

async function bundleInto(folder) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: projectRoot,
    input: { main: 'src/cli/main.ts', worker: 'src/runtime/node-worker.ts' },
    platform: 'node',
    logLevel: 'silent',
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
}

/** The folder of the bundle, made once for each state of the sources; two starts at a time do not disturb each other. */
async function bundleFolder() {
  const cache = join(projectRoot, 'node_modules/.cache/maqta');
  if (!isWritable(cache)) return bundleForThisRun();
  for (;;) {
    const name = sourceDigest();
    const folder = join(cache, name);
    if (existsSync(folder)) return folder;
    const partial = join(cache, `partial-${randomUUID()}`);
    try {
      await bundleInto(partial);
      // Sources that changed meanwhile would stand under the wrong name.
      if (sourceDigest() === name) renameSync(partial, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
    forgetOld(cache, folder);
  }
}

/** Where nothing can be kept, a folder that only this user can read and that is gone afterwards. */
async function bundleForThisRun() {
  const folder = mkdtempSync(join(tmpdir(), 'maqta-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundleInto(folder);
  return folder;
}

function isWritable(cache) {
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function forgetOld(cache, current) {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (folder !== current && Date.now() - statSync(folder).mtimeMs > OLDEST_BUNDLE_MS) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const folder = await bundleFolder();
  const { main } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  process.exitCode = await main(process.argv.slice(2), { projectRoot });
} catch (error) {
  process.stderr.write(`maqta could not start: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 3;
}
