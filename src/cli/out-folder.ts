// Writes the files of a run so that a reader finds either the old ones or the whole new ones, never halves.
import { randomUUID } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { csvText } from '../base/csv.ts';
import type { Table } from '../simulation/tables.ts';
import { UsageFault } from './faults.ts';

const ROWS_PER_WRITE = 5000;

/** The folder as an absolute path. Fails with UsageFault when it has no name, is a file or its place cannot be written to. Creates nothing. */
export function checkedOutFolder(folder: string): string {
  if (folder.trim() === '') throw new UsageFault('--out needs the name of a folder.');
  const path = resolve(folder);
  let place = path;
  while (!existsSync(place)) place = dirname(place);
  if (!statSync(place).isDirectory()) throw new UsageFault(`--out needs a folder; ${place} is a file.`);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    throw new UsageFault(`--out needs a folder that can be written to; ${place} cannot.`);
  }
  return path;
}

/** Makes the folder with those above it; the topmost that was made. Node's own recursion never ends where a file system refuses new folders as absent (/proc). */
function madeFolders(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = madeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return above ?? folder;
}

/** A place where the files of one run are written before they appear in the folder all together. */
export class OutFolder {
  readonly #folder: string;
  readonly #partial: string;
  /** The topmost folder that was made on the way to the place; undefined when the place was there. */
  readonly #made: string | undefined;

  /** Fails with UsageFault when the place cannot be made. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#partial = join(dirname(folder), `.${basename(folder)}-partial-${randomUUID()}`);
    try {
      this.#made = madeFolders(dirname(folder));
      mkdirSync(this.#partial);
    } catch (error) {
      throw new UsageFault(`--out needs a folder that can be made: ${error instanceof Error ? error.message : folder}.`);
    }
  }

  writeText(name: string, text: string): void {
    writeFileSync(join(this.#partial, name), text);
  }

  /** Appends rows; the header is written when the file is new. */
  appendTable(name: string, table: Table): void {
    const path = join(this.#partial, name);
    const isNew = !existsSync(path);
    const file = openSync(path, 'a');
    if (isNew) writeFileSync(file, csvText(table.header, []));
    let batch: (readonly (string | number)[])[] = [];
    const flush = (): void => {
      // The first line of the batch's text is the header.
      const text = csvText(table.header, batch);
      writeFileSync(file, text.slice(text.indexOf('\n') + 1));
      batch = [];
    };
    for (const row of table.rows) {
      batch.push(row);
      if (batch.length >= ROWS_PER_WRITE) flush();
    }
    flush();
    closeSync(file);
  }

  /** Lets the files appear: the folder as a whole when it is new, otherwise file by file in place of older ones. */
  publish(): void {
    if (!existsSync(this.#folder)) {
      renameSync(this.#partial, this.#folder);
      return;
    }
    for (const name of readdirSync(this.#partial)) renameSync(join(this.#partial, name), join(this.#folder, name));
    this.discard();
  }

  /** Removes what was not published, with the folders made on the way that hold nothing. */
  discard(): void {
    rmSync(this.#partial, { recursive: true, force: true });
    if (this.#made === undefined || existsSync(this.#folder)) return;
    for (let place = dirname(this.#folder); place.length >= this.#made.length; place = dirname(place)) {
      try {
        rmdirSync(place);
      } catch {
        return;
      }
    }
  }
}
