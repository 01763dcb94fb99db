// The same scenario and seed give the same digests in a browser's worker as on the command line; the reference file must be there.
import { expect, it } from 'vitest';
import { firstDivergentDay, GOLDEN_CASES, goldenKey, type GoldenCase, type GoldenDigests } from '../golden/cases.ts';

const references = import.meta.glob<GoldenDigests>('../golden/digests.json', { import: 'default', eager: true });

function digestsInWorker(golden: GoldenCase): Promise<{ readonly days: readonly string[]; readonly run: string }> {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', (event) => {
      worker.terminate();
      resolve(event.data as { days: readonly string[]; run: string });
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(golden);
  });
}

it('has a reference for every case', () => {
  const reference = Object.values(references)[0];
  expect(reference, 'the reference digests are missing').toBeDefined();
  expect(Object.keys(reference!).sort()).toEqual(GOLDEN_CASES.map(goldenKey).sort());
});

it.each(GOLDEN_CASES)('gives the recorded digests for $scenario, $policy', { timeout: 180_000 }, async (golden) => {
  const reference = Object.values(references)[0]![goldenKey(golden)]!;
  const got = await digestsInWorker(golden);
  expect(firstDivergentDay(got.days, reference.days), 'first divergent day').toBeUndefined();
  expect(got.run).toBe(reference.run);
});
