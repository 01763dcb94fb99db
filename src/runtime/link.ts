// One living worker seen from the page: commands with deadline and abort, messages, and the news of its death. Restarts nothing.
import { releaseProxy, transfer, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { failure, success } from '../base/issue.ts';
import type { Result } from '../base/issue.ts';
import { RuntimeFault } from './protocol.ts';
import type { Answer, CommandName, Commands, FrameReturn, WorkerApi, WorkerMessage } from './protocol.ts';

/** What a worker must offer; a real `Worker` does, and so does a message port with `terminate`. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  terminate(): void;
}

/** The part of `navigator.locks` that is used; undefined where there is none, then only errors and deadlines tell of a death. */
export interface LockKeeper {
  request(name: string, options: { signal: AbortSignal }, callback: () => void): Promise<unknown>;
}

export interface LinkHandlers {
  onMessage(message: WorkerMessage): void;
  /** Called once when the worker has died or broken down; every waiting command has been rejected before. */
  onDeath(detail: string): void;
}

export interface CallOptions {
  /** Longest wait for the answer, ms; undefined waits for ever. */
  readonly deadlineMs: number | undefined;
  readonly signal?: AbortSignal;
}

let lockCount = 0;

export class WorkerLink {
  readonly #worker: WorkerLike;
  readonly #remote: Remote<WorkerApi>;
  readonly #port: MessagePort;
  readonly #handlers: LinkHandlers;
  readonly #waiting = new Set<(fault: RuntimeFault) => void>();
  readonly #lockWatch = new AbortController();
  readonly #ready: Promise<void>;
  #isOpen = true;

  constructor(worker: WorkerLike, handlers: LinkHandlers, locks: LockKeeper | undefined) {
    this.#worker = worker;
    this.#handlers = handlers;
    this.#remote = wrap<WorkerApi>(worker as unknown as Parameters<typeof wrap>[0]);
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#port.addEventListener('message', (event: MessageEvent<WorkerMessage>) => {
      if (!this.#isOpen) return;
      if (event.data.kind === 'fault') this.#die(event.data.detail);
      else this.#handlers.onMessage(event.data);
    });
    this.#port.start();
    worker.addEventListener('error', (event) => {
      this.#die('message' in event ? String(event.message) : 'error event');
    });
    worker.addEventListener('messageerror', () => this.#die('a message could not be read'));
    lockCount += 1;
    const lockName = `maqta-worker-${lockCount}-${Math.random().toString(36).slice(2)}`;
    this.#ready = this.#attach(channel.port2, lockName, locks);
    this.#ready.catch(() => undefined);
  }

  async #attach(port: MessagePort, lockName: string, locks: LockKeeper | undefined): Promise<void> {
    await this.#untilDeath(this.#remote.attach(transfer(port, [port]), lockName));
    // The worker holds the lock as long as it lives: getting it means that the worker is gone.
    locks
      ?.request(lockName, { signal: this.#lockWatch.signal }, () => this.#die('the worker ended'))
      .catch(() => undefined);
  }

  /** The promise, rejected early when the worker dies. */
  #untilDeath<Value>(promise: Promise<Value>): Promise<Value> {
    if (!this.#isOpen) return Promise.reject(new RuntimeFault('crashed', ''));
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.add(reject);
      promise.then(resolve, (error: unknown) => reject(new RuntimeFault('internal', String(error)))).finally(() => this.#waiting.delete(reject));
    });
  }

  /** Sends a command and waits for its answer: the value, or the issues of the input.
   *  Fails: rejects with RuntimeFault `crashed`, `deadline`, `cancelled` or the worker's own fault. */
  async call<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    options: CallOptions,
  ): Promise<Result<Commands[Name]['output']>> {
    const { deadlineMs, signal } = options;
    if (signal?.aborted) throw new RuntimeFault('cancelled', '');
    const stop = new AbortController();
    const interruption = new Promise<never>((_, reject) => {
      if (deadlineMs !== undefined) {
        const timer = setTimeout(() => reject(new RuntimeFault('deadline', name)), deadlineMs);
        stop.signal.addEventListener('abort', () => clearTimeout(timer));
      }
      signal?.addEventListener('abort', () => reject(new RuntimeFault('cancelled', '')), { signal: stop.signal });
    });
    interruption.catch(() => undefined);
    try {
      return await Promise.race([this.#answer(name, input), interruption]);
    } finally {
      stop.abort();
    }
  }

  async #answer<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Result<Commands[Name]['output']>> {
    await this.#ready;
    if (!this.#isOpen) throw new RuntimeFault('crashed', '');
    const command = this.#remote[name] as unknown as (input: Commands[Name]['input']) => Promise<Answer<Commands[Name]['output']>>;
    const answer = await this.#untilDeath(command(input));
    if (answer.kind === 'value') return success(answer.value);
    if (answer.kind === 'issues') return failure(answer.issues);
    throw new RuntimeFault(answer.code, answer.detail);
  }

  /** Gives a frame's buffer back so that the worker can fill it again. */
  returnFrame(buffer: ArrayBuffer): void {
    if (!this.#isOpen || buffer.byteLength === 0) return;
    const message: FrameReturn = { kind: 'frameReturn', buffer };
    this.#port.postMessage(message, [buffer]);
  }

  #die(detail: string): void {
    if (!this.#isOpen) return;
    this.end();
    this.#handlers.onDeath(detail);
  }

  /** Ends the worker; waiting commands are rejected as `crashed`. Tells nobody. */
  end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#lockWatch.abort();
    for (const reject of this.#waiting) reject(new RuntimeFault('crashed', ''));
    this.#waiting.clear();
    this.#port.close();
    this.#remote[releaseProxy]();
    this.#worker.terminate();
  }
}
