// Named random streams: which numbers a purpose, entity and replication get under a seed; never depends on the order of creation.
import { AssertionError } from '../base/assert.ts';
import type { Plain, Snapshotable } from '../base/plain.ts';
import { philoxInto } from './philox.ts';
import { Stream, uniformOfWords } from './stream.ts';

export { Stream } from './stream.ts';

const TWO_TO_32 = 4_294_967_296;
/** Scratch for four words; filled and read within one call. */
const words = new Int32Array(4);

/** A 32-bit hash of a text (its UTF-16 units), as an unsigned integer.
 *  Source: MurmurHash3 by Appleby (32-bit mixing and finaliser), one block per character. */
export function hashText(text: string): number {
  let hash = text.length | 0;
  for (let i = 0; i < text.length; i += 1) {
    let block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    block = Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash ^= block;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in (0, 1) that depends on nothing but its four keys: no state, any order of calls.
 *  Shapes: seed a whole number below 2⁵³; purposeHash from hashText; key1 and key2 whole numbers, of which the low 32 bits count.
 *  Never collides with the seeding of streams (fourth counter word 1 against 0). */
export function keyedUniform(seed: number, purposeHash: number, key1: number, key2: number): number {
  philoxInto(words, key1, key2, Math.floor(seed / TWO_TO_32), 1, seed, purposeHash);
  return uniformOfWords(words[0]!, words[1]!);
}

/** The streams of one run. The state of (purpose, entity) follows from seed and replication alone. */
export class Streams implements Snapshotable {
  readonly seed: number;
  #replication: number;
  readonly #byPurpose = new Map<string, Map<number, Stream>>();
  readonly #purposeOfHash = new Map<number, string>();

  /** Fails: AssertionError unless seed is a whole number ≥ 0 and replication one from 0 to 2³² − 1. */
  constructor(seed: number, replication: number) {
    if (!(Number.isSafeInteger(seed) && seed >= 0))
      throw new AssertionError(`seed must be a whole number >= 0, got ${seed}`);
    if (!(replication >>> 0 === replication))
      throw new AssertionError(`replication must be a whole number >= 0, got ${replication}`);
    this.seed = seed;
    this.#replication = replication;
  }

  get replication(): number {
    return this.#replication;
  }

  /** The stream of a purpose and entity; the same object every time, so keep it rather than asking in a hot path.
   *  Fails: AssertionError unless entity is a whole number 0 to 2³² − 1, or when two purposes share a hash (rename one). */
  get(purpose: string, entity: number): Stream {
    let entities = this.#byPurpose.get(purpose);
    if (entities === undefined) {
      const hash = hashText(purpose);
      const other = this.#purposeOfHash.get(hash);
      if (other !== undefined) throw new AssertionError(`stream names ${purpose} and ${other} have the same hash`);
      this.#purposeOfHash.set(hash, purpose);
      entities = new Map();
      this.#byPurpose.set(purpose, entities);
    }
    let stream = entities.get(entity);
    if (stream === undefined) {
      stream = new Stream(this.#initialWords(purpose, entity));
      entities.set(entity, stream);
    }
    return stream;
  }

  /** Puts every stream at the start of another replication: the same present with other luck from here on (for what-if fans). */
  reseed(replication: number): void {
    if (!(replication >>> 0 === replication))
      throw new AssertionError(`replication must be a whole number >= 0, got ${replication}`);
    this.#replication = replication;
    for (const [purpose, entities] of this.#byPurpose) {
      for (const [entity, stream] of entities) stream.restore(this.#initialWords(purpose, entity));
    }
  }

  save(): Plain {
    const purposes: string[] = [];
    const entities: number[] = [];
    const states: Int32Array[] = [];
    for (const [purpose, byEntity] of this.#byPurpose) {
      for (const [entity, stream] of byEntity) {
        purposes.push(purpose);
        entities.push(entity);
        states.push(stream.state());
      }
    }
    return { seed: this.seed, replication: this.#replication, purposes, entities, states };
  }

  /** Takes saved states back into the same Stream objects. A stream that did not exist when saved goes back to its start,
   *  as if it had not been asked for. Fails: AssertionError when the snapshot has another seed. */
  load(saved: Plain): void {
    const state = saved as {
      seed: number;
      replication: number;
      purposes: readonly string[];
      entities: readonly number[];
      states: readonly Int32Array[];
    };
    if (state.seed !== this.seed)
      throw new AssertionError(`the snapshot has seed ${state.seed}, these streams have ${this.seed}`);
    this.reseed(state.replication);
    for (let i = 0; i < state.purposes.length; i += 1)
      this.get(state.purposes[i]!, state.entities[i]!).restore(state.states[i]!);
  }

  /** Philox is a bijection of the counter: only one counter in 2¹²⁸ gives the all-zero state that Stream refuses. */
  #initialWords(purpose: string, entity: number): Int32Array {
    if (!(entity >>> 0 === entity))
      throw new AssertionError(`stream entity must be a whole number 0 to 2^32 - 1, got ${entity}`);
    philoxInto(words, entity, this.#replication, Math.floor(this.seed / TWO_TO_32), 0, this.seed, hashText(purpose));
    return words;
  }
}
