// Holds the newest frame outside the store, so that a moving picture re-renders nothing; gives used buffers back.
import { decodeFrame } from '../runtime/frames.ts';
import type { Frame } from '../runtime/frames.ts';

/** Arrival spacings outside these are hiccups, not the stream's pace, ms. */
const SHORTEST_SPACING_MS = 30;
const LONGEST_SPACING_MS = 250;
/** Weight of the newest spacing in the running mean. */
const SPACING_WEIGHT = 0.2;

export class FrameHolder {
  #current: Frame | undefined;
  #previous: Frame | undefined;
  #fromTick = 0;
  #arrivedMs = 0;
  #spacingMs = 50;
  #revision = 0;
  readonly #listeners = new Set<() => void>();
  readonly #giveBack: (buffer: ArrayBuffer) => void;

  constructor(giveBack: (buffer: ArrayBuffer) => void) {
    this.#giveBack = giveBack;
  }

  /** The newest frame; its arrays are valid until the second frame after it arrives. */
  get current(): Frame | undefined {
    return this.#current;
  }

  /** Grows by one with every frame. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes a new frame in at a moment of the display's clock and tells the listeners. */
  put(buffer: ArrayBuffer, nowMs: number): void {
    const frame = decodeFrame(buffer);
    const displayed = this.displayTick(nowMs);
    if (this.#previous) this.#giveBack(this.#previous.buffer);
    this.#previous = this.#current;
    this.#current = frame;
    // A jump back is shown at once; forward motion starts from what is on the screen.
    this.#fromTick = frame.tick < displayed || this.#previous === undefined ? frame.tick : displayed;
    const spacing = nowMs - this.#arrivedMs;
    if (spacing >= SHORTEST_SPACING_MS && spacing <= LONGEST_SPACING_MS) this.#spacingMs += SPACING_WEIGHT * (spacing - this.#spacingMs);
    this.#arrivedMs = nowMs;
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Drops the frames, for another scenario. */
  clear(): void {
    if (this.#previous) this.#giveBack(this.#previous.buffer);
    if (this.#current) this.#giveBack(this.#current.buffer);
    this.#previous = undefined;
    this.#current = undefined;
    this.#fromTick = 0;
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }

  /** The simulated time to draw at a moment of the display's clock: glides from what was shown to the newest frame within one spacing. */
  displayTick(nowMs: number): number {
    if (!this.#current) return 0;
    const share = Math.min(1, Math.max(0, (nowMs - this.#arrivedMs) / this.#spacingMs));
    return this.#fromTick + (this.#current.tick - this.#fromTick) * share;
  }

  /** Whether the drawing still glides towards the newest frame. */
  isGliding(nowMs: number): boolean {
    return this.#current !== undefined && nowMs - this.#arrivedMs < this.#spacingMs;
  }

  /** Calls the listener after every frame; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
