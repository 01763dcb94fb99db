// Checks that the lockfile is one that `npm ci` accepts anywhere: no download address, integrity everywhere, every platform build present.
import { readFileSync } from 'node:fs';

const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const names = Object.keys(packages);
const faults = [];
for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved && !entry.link) faults.push(`${path}: has a download address`);
  if (path && !entry.link && !entry.integrity) faults.push(`${path}: no integrity`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!names.some((candidate) => candidate.endsWith(`node_modules/${name}`))) {
      faults.push(`${path || 'root'}: ${name} missing, npm ci will refuse`);
    }
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
