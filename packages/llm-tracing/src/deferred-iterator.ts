/**
 * An async generator over a source that is asked for with the first `next()`. Left before that, it never asks. As with
 * a generator, a source that could not be opened fails the first step, and there is nothing after it.
 */
export class DeferredIterator<T> implements AsyncGenerator<T, unknown, unknown> {
  readonly #open: () => Promise<AsyncGenerator<T, unknown, unknown>>;
  #opening: Promise<AsyncGenerator<T, unknown, unknown>> | undefined;
  #closed = false;

  constructor(open: () => Promise<AsyncGenerator<T, unknown, unknown>>) {
    this.#open = open;
  }

  async next(...values: [] | [unknown]): Promise<IteratorResult<T, unknown>> {
    if (this.#closed) return { done: true, value: undefined };
    this.#opening ??= this.#open();
    let source: AsyncGenerator<T, unknown, unknown>;
    try {
      source = await this.#opening;
    } catch (error) {
      if (this.#closed) return { done: true, value: undefined };
      this.#closed = true;
      throw error;
    }
    return source.next(...values);
  }

  async return(value?: unknown): Promise<IteratorResult<T, unknown>> {
    const source = await this.#close();
    return source === undefined ? { done: true, value: await value } : source.return(value);
  }

  async throw(error: unknown): Promise<IteratorResult<T, unknown>> {
    const source = await this.#close();
    if (source === undefined) throw error;
    return source.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** The source if it was opened; the step that opened it tells of a failure. */
  async #close(): Promise<AsyncGenerator<T, unknown, unknown> | undefined> {
    if (this.#opening === undefined) this.#closed = true;
    return this.#opening?.catch(() => undefined);
  }
}
