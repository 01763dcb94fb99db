// Names the machine that a measurement was made on.
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

const BYTES_PER_GIB = 1024 * 1024 * 1024;

/** Processor, usable cores, memory, system and Node version in one line. */
export function machineDescription(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memoryGib = Math.round(totalmem() / BYTES_PER_GIB);
  return `${model}, ${availableParallelism()} cores, ${memoryGib} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
