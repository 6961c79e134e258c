import type { Log } from "@sideband/propagation/lifetime";

/** An operation that has begun and not ended. */
export interface OpenOperation {
  /** Whether it is a streamed answer that has come and is not being read at this moment. */
  readonly idle: boolean;
  /** Whether it has made no progress for so long, in milliseconds. */
  idleFor(ms: number): boolean;
  abandon(): void;
}

/** Those of all tracers that have open operations: empty ones are not kept alive. */
const all = /* @__PURE__ */ new Set<OpenOperations>();

let listening = false;

/** Before all other listeners, so that pipelines that drain at exit have these spans too. */
const listenForExit = (): void => {
  if (listening) return;
  listening = true;
  process.prependListener("exit", () => {
    for (const operations of all) operations.abandonAll("when the process ended");
  });
};

/**
 * The operations of one tracer that are open, so that they can be ended when nobody else can any more. Holds spans, no
 * streams, and a limited number of them: those that come when it is full end by themselves or when they are garbage
 * collected.
 */
export class OpenOperations {
  readonly #max: number;
  readonly #log: Log;
  readonly #open = new Set<OpenOperation>();
  #warned = false;
  #toldFull = false;

  constructor(max: number, log: Log) {
    this.#max = max;
    this.#log = log;
  }

  get size(): number {
    return this.#open.size;
  }

  add(operation: OpenOperation): void {
    if (this.#open.size >= this.#max) {
      this.#tellFull();
      return;
    }
    if (this.#open.size === 0) {
      all.add(this);
      listenForExit();
    }
    this.#open.add(operation);
  }

  delete(operation: OpenOperation): void {
    if (this.#open.delete(operation) && this.#open.size === 0) all.delete(this);
  }

  /** Ends the streams that nobody is reading, and that have made no progress for so long. */
  abandonIdle(idleMs: number): void {
    this.#abandon("at a flush", (operation) => operation.idle && operation.idleFor(idleMs));
  }

  abandonAll(when: string): void {
    this.#abandon(when, () => true);
  }

  /** Says once that spans end otherwise than they should. */
  warn(what: string): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#log(`${what}; see the attribute sideband.outcome of such spans, of which nothing more is said here`);
  }

  #abandon(when: string, chosen: (operation: OpenOperation) => boolean): void {
    // The last first: what is within another operation is told to it before that ends.
    const abandoned = [...this.#open].filter(chosen).toReversed();
    if (abandoned.length === 0) return;
    this.warn(`${abandoned.length} spans were still open ${when} and have been ended as abandoned`);
    for (const operation of abandoned) operation.abandon();
  }

  #tellFull(): void {
    if (this.#toldFull) return;
    this.#toldFull = true;
    this.#log(
      `${this.#max} operations are open; what begins beside them is lost if it is still open when the process ends`,
    );
  }
}
