import { context } from "@opentelemetry/api";

import type { IterationMethod } from "./iteration-methods.ts";
import type { Lease } from "./lease.ts";
import { readProperty } from "./read-property.ts";

/** What the iterators of one iterable share. Holds no iterator: a lease may depend on it. */
export interface Steps {
  /** How many steps are under way. */
  pending: number;
  /** Whether an iterator has begun. The first one is the one that counts. */
  claimed?: boolean;
  /** Whether the request has been aborted: a step that is under way ends quietly then. */
  aborted?: boolean;
  /** Called when there will be no more of them. */
  over?: () => void;
}

export interface ObservedIteratorOptions<T> {
  /** A function gives it with the first `next()`. What is left before that has done nothing, and gets no span. */
  readonly lease: Lease | (() => Lease);
  /** Gives the iterator to observe. Called once, in the span's context, with the first step. */
  readonly open: () => AsyncIterator<T, unknown, unknown>;
  /** Called with each chunk before the consumer gets it. Must not throw. */
  readonly onChunk?: (chunk: T) => void;
  readonly steps?: Steps;
}

const finished = async (value: unknown): Promise<IteratorReturnResult<unknown>> => ({ done: true, value: await value });

/** What an iterator that takes no errors is told of one. */
const leave = async (source: AsyncIterator<unknown>, error: unknown): Promise<never> => {
  await source.return?.();
  throw error;
};

/**
 * Passes an iteration through, step by step, and ends its span with it. One step of the consumer is one step of the
 * source, in the span's context; chunks and errors go by identity; what a step's promise rejects with is the consumer's
 * alone to handle.
 */
export class ObservedIterator<T> implements AsyncGenerator<T, unknown, unknown> {
  readonly #options: ObservedIteratorOptions<T>;
  readonly #steps: Steps;
  #source: AsyncIterator<T, unknown, unknown> | undefined;
  /** Known with the first step; null where this iterator does not count. */
  #lease: Lease | null | undefined;

  constructor(options: ObservedIteratorOptions<T>) {
    this.#options = options;
    this.#steps = options.steps ?? { pending: 0 };
  }

  next(...values: [] | [unknown]): Promise<IteratorResult<T, unknown>> {
    return this.#step("next", (source) => source.next(...values));
  }

  return(value?: unknown): Promise<IteratorResult<T, unknown>> {
    return this.#step("return", (source) => (source.return === undefined ? finished(value) : source.return(value)));
  }

  throw(error: unknown): Promise<IteratorResult<T, unknown>> {
    return this.#step("throw", (source) => (source.throw === undefined ? leave(source, error) : source.throw(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #step(
    method: IterationMethod,
    call: (source: AsyncIterator<T, unknown, unknown>) => Promise<IteratorResult<T, unknown>>,
  ): Promise<IteratorResult<T, unknown>> {
    if (this.#lease === undefined) this.#lease = this.#claim(method);
    const lease = this.#lease;
    if (lease === null) return call((this.#source ??= this.#options.open()));
    this.#steps.pending += 1;
    let step: Promise<IteratorResult<T, unknown>>;
    try {
      step = context.with(lease.context, () => call((this.#source ??= this.#options.open())));
    } catch (error) {
      this.#rejected(lease, error);
      throw error;
    }
    return Promise.resolve(step).then(
      (result) => {
        this.#resolved(lease, method, result);
        return result;
      },
      (error: unknown) => {
        this.#rejected(lease, error);
        throw error;
      },
    );
  }

  #claim(method: IterationMethod): Lease | null {
    const { lease } = this.#options;
    const counts = this.#steps.claimed !== true && (typeof lease !== "function" || method === "next");
    this.#steps.claimed = true;
    if (!counts) return null;
    return typeof lease === "function" ? lease() : lease;
  }

  #resolved(lease: Lease, method: IterationMethod, result: IteratorResult<T, unknown>): void {
    this.#steps.pending -= 1;
    if (readProperty(result, "done") !== true) {
      lease.touch();
      this.#options.onChunk?.(readProperty(result, "value") as T);
      return;
    }
    this.#steps.over?.();
    if (method === "return" || this.#steps.aborted === true) lease.cancel();
    else lease.end();
  }

  #rejected(lease: Lease, error: unknown): void {
    this.#steps.pending -= 1;
    this.#steps.over?.();
    lease.fail(error);
  }
}
