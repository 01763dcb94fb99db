// Progress on standard error: what is being done, how far, and the remaining time. Never touches standard output.

/** At most one line in this time unless the work is done. */
const LEAST_MS = 500;

/** A reporter for one piece of work. On a terminal the line is rewritten, elsewhere lines follow one another. */
export function progressReporter(label: string): (done: number, total: number) => void {
  const startMs = performance.now();
  const isTerminal = process.stderr.isTTY;
  let lastMs = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const nowMs = performance.now();
    const isLast = done >= total;
    if (!isLast && nowMs - lastMs < LEAST_MS) return;
    lastMs = nowMs;
    const leftSeconds = done === 0 ? undefined : ((nowMs - startMs) / done / 1000) * (total - done);
    const remaining = isLast ? 'done' : leftSeconds === undefined ? '' : `${duration(leftSeconds)} left`;
    const line = `${label} ${done}/${total} ${remaining}`;
    process.stderr.write(isTerminal ? `\r${line.padEnd(60)}${isLast ? '\n' : ''}` : `${line}\n`);
  };
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.ceil(seconds % 60)} s`;
}
