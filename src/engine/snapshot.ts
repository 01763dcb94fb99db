// Saves and restores named parts of a run together; knows nothing of what the parts are.
import { assert } from '../base/assert.ts';
import { clonePlain } from '../base/plain.ts';
import type { Plain, Snapshotable } from '../base/plain.ts';

/** A run's parts under one roof: kernel, streams, resources, statistics. Parts are added once, when the run is composed. */
export class SnapshotParts implements Snapshotable {
  readonly #parts = new Map<string, Snapshotable>();

  /** Adds a part and returns it. Fails: AssertionError when the name is taken. */
  add<Part extends Snapshotable>(name: string, part: Part): Part {
    assert(!this.#parts.has(name), `snapshot part is taken: ${name}`);
    this.#parts.set(name, part);
    return part;
  }

  save(): Plain {
    const saved: Record<string, Plain> = {};
    for (const [name, part] of this.#parts) saved[name] = part.save();
    return saved;
  }

  /** Fails: AssertionError unless the snapshot has exactly these parts. The snapshot stays whole and may be loaded again. */
  load(saved: Plain): void {
    const copy = clonePlain(saved) as Record<string, Plain>;
    assert(
      Object.keys(copy).join('\n') === [...this.#parts.keys()].join('\n'),
      'the snapshot has other parts than this run',
    );
    for (const [name, part] of this.#parts) part.load(copy[name]!);
  }
}

/** Puts a second run, composed in the same way, into the state of the first; from there both go on by themselves. Returns the second. */
export function forkInto<Run extends Snapshotable>(source: Run, target: Run): Run {
  target.load(clonePlain(source.save()));
  return target;
}
