// The mean hour of a desk: Poisson arrivals, exponential handling, several agents, callers who hang up (M/M/c with abandonment). Pure.

/** What callers and agents of an hour see. */
export interface DeskHour {
  /** Mean wait of all who called for an agent, those who hung up included, seconds. */
  readonly waitSeconds: number;
  /** Share of them who hung up before they were answered. */
  readonly abandonedShare: number;
  /** Agents who speak, on average. */
  readonly busyAgents: number;
}

const SECONDS_PER_HOUR = 3600;
/** States whose weight has fallen below this share of the total no longer count. */
const NEGLIGIBLE = 1e-12;

/**
 * The steady state of a desk of `agents` with `perHour` calls an hour. Nobody there: every caller waits until patience ends.
 * Source: Palm's model (Erlang A), birth and death rates λ and min(n, c)μ + max(0, n − c)θ; wait by Little's law from the mean queue.
 */
export function impatientQueue(perHour: number, agents: number, handleSeconds: number, patienceSeconds: number): DeskHour {
  if (perHour <= 0) return { waitSeconds: 0, abandonedShare: 0, busyAgents: 0 };
  if (agents <= 0) return { waitSeconds: patienceSeconds, abandonedShare: 1, busyAgents: 0 };
  const served = SECONDS_PER_HOUR / handleSeconds;
  const lost = SECONDS_PER_HOUR / patienceSeconds;
  // Weights are kept relative to the largest so far, so that a thousand agents overflow nothing.
  let weight = 1;
  let total = 1;
  let queue = 0;
  let busy = 0;
  for (let n = 1; ; n += 1) {
    const waiting = Math.max(0, n - agents);
    weight *= perHour / (Math.min(n, agents) * served + waiting * lost);
    if (weight > 1) {
      total /= weight;
      queue /= weight;
      busy /= weight;
      weight = 1;
    }
    total += weight;
    queue += weight * waiting;
    busy += weight * Math.min(n, agents);
    if (n > agents && weight < NEGLIGIBLE * total) break;
  }
  const meanQueue = queue / total;
  return {
    waitSeconds: (meanQueue / perHour) * SECONDS_PER_HOUR,
    abandonedShare: (meanQueue * lost) / perHour,
    busyAgents: busy / total,
  };
}
