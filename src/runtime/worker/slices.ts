// Cuts long work into slices so that commands reach a worker between them; knows nothing of what the work is.

/** Longest time that work may take before the worker listens again, ms. */
export const SLICE_MS = 8;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/** Resolves after everything that has already arrived at the worker has been handled (a timer would wait at least 4 ms). */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}

/** Runs steps of work until `step` returns false, listening whenever a slice is used up; stops early when `isStopped` says so.
 *  Returns whether the work ran to its end. */
export async function inSlices(step: () => boolean, isStopped: () => boolean, now: () => number): Promise<boolean> {
  let sliceStart = now();
  for (;;) {
    if (isStopped()) return false;
    if (!step()) return true;
    if (now() - sliceStart >= SLICE_MS) {
      await nextTurn();
      sliceStart = now();
    }
  }
}
