// How many agents a desk needs: the queue of patient callers with Poisson arrivals and exponential handling (M/M/c). Pure.

const SECONDS_PER_HOUR = 3600;

/**
 * Mean wait before an agent is free, seconds; Infinity where calls come faster than they are answered.
 * Source: Erlang's delay formula from the recursion of his loss formula. Example: two agents of 300 s, 12 calls an hour (load 1):
 * loss 1/5, delay 1/3, wait 100 s.
 */
export function erlangWaitSeconds(perHour: number, agents: number, handleSeconds: number): number {
  const load = (perHour * handleSeconds) / SECONDS_PER_HOUR;
  if (load <= 0) return 0;
  if (agents <= load) return Infinity;
  let loss = 1;
  for (let n = 1; n <= agents; n += 1) loss = (load * loss) / (n + load * loss);
  const delay = loss / (1 - (load / agents) * (1 - loss));
  return (delay * handleSeconds) / (agents - load);
}
