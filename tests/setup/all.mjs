// `npm test`: every check in order, stops at the first failure, closes with one line of counts.
import { spawnSync } from 'node:child_process';
import { findFirefox } from './find-browser.mjs';

const exec = (command, ...args) => ['npm', ['exec', '--offline', '--', command, ...args]];
const steps = [
  ['lockfile', ['node', ['tests/setup/check-lock.mjs']]],
  ['types: core', exec('tsc', '-p', 'tsconfig.core.json')],
  ['types: web', exec('tsc', '-p', 'tsconfig.web.json')],
  ['types: node', exec('tsc', '-p', 'tsconfig.node.json')],
  ['lint', exec('oxlint', '--type-aware', 'src', 'tests')],
  ['unit', exec('vitest', 'run', '--project', 'unit')],
  ['browser', exec('vitest', 'run', '--project', 'browser')],
  ...(findFirefox() ? [['firefox', exec('vitest', 'run', '--project', 'firefox', 'tests/browser/digest-parity.test.ts', 'tests/browser/learn-parity.test.ts')]] : []),
  ['build', exec('vite', 'build', '--logLevel', 'warn')],
  ['end to end', exec('playwright', 'test')],
];

let passed = 0;
for (const [name, [command, args]] of steps) {
  const start = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`[${status === 0 ? 'ok' : 'FAILED'}] ${name} ${seconds}s`);
  if (status !== 0) {
    console.log(`checks: ${passed} passed, 1 failed`);
    process.exit(1);
  }
  passed += 1;
}
console.log(`checks: ${passed} passed, 0 failed`);
