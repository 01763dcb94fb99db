#!/usr/bin/env node
// Starts the command line from the sources as they are now: bundles them into a folder named by content, then runs that. Holds no logic of its own.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST_BUNDLE_MS = 7 * 24 * 3600 * 1000;

/** The bundle of the sources: file names with their text. */
async function bundle() {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: projectRoot,
    input: { main: 'src/cli/main.ts', worker: 'src/runtime/node-worker.ts' },
    platform: 'node',
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  return output.map((chunk) => [chunk.fileName, chunk.type === 'chunk' ? chunk.code : chunk.source]);
}

/** Writes the files into a folder that is named after them, once; two starts at a time do not disturb each other. */
function stored(files) {
  const hash = createHash('sha256');
  for (const [file, text] of files) hash.update(file).update('\0').update(text).update('\0');
  const name = hash.digest('hex').slice(0, 32);
  for (const cache of [join(projectRoot, 'node_modules/.cache/maqta'), join(tmpdir(), 'maqta-cache')]) {
    const folder = join(cache, name);
    try {
      if (!existsSync(folder)) {
        mkdirSync(cache, { recursive: true });
        const partial = join(cache, `partial-${randomUUID()}`);
        mkdirSync(partial);
        for (const [file, text] of files) writeFileSync(join(partial, file), text);
        try {
          renameSync(partial, folder);
        } catch (error) {
          rmSync(partial, { recursive: true, force: true });
          if (!existsSync(folder)) throw error;
        }
        forgetOld(cache, folder);
      } else utimesSync(folder, new Date(), new Date());
      return folder;
    } catch (error) {
      if (cache.startsWith(tmpdir())) throw error;
    }
  }
  throw new Error('no folder for the bundle');
}

function forgetOld(cache, current) {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (folder !== current && Date.now() - statSync(folder).mtimeMs > OLDEST_BUNDLE_MS) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const folder = stored(await bundle());
  const { main } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  process.exitCode = await main(process.argv.slice(2), { projectRoot });
} catch (error) {
  process.stderr.write(`maqta could not start: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 3;
}
