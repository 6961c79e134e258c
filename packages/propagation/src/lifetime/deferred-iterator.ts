/**
 * An async generator over a source that is asked for with the first `next()`. Left before that, it never asks. As with
 * a generator, a source that could not be opened fails the first step, and there is nothing after it.
 */
export class DeferredIterator<T> implements AsyncGenerator<T, unknown, unknown> {
  readonly #open: () => Promise<AsyncGenerator<T, unknown, unknown>>;
  // Whatever waits for it does so with one `then` of its own, so that steps reach the source in the order they came in.
  #opening: Promise<AsyncGenerator<T, unknown, unknown>> | undefined;
  #closed = false;

  constructor(open: () => Promise<AsyncGenerator<T, unknown, unknown>>) {
    this.#open = open;
  }

  async next(...values: [] | [unknown]): Promise<IteratorResult<T, unknown>> {
    if (this.#closed) return { done: true, value: undefined };
    this.#opening ??= this.#open();
    return this.#opening.then(
      (source) => source.next(...values),
      (error: unknown) => this.#fail(error),
    );
  }

  async return(value?: unknown): Promise<IteratorResult<T, unknown>> {
    // The step that opens the source tells of a failure.
    const finish = async (): Promise<IteratorResult<T, unknown>> => ({ done: true, value: await value });
    if (this.#opening !== undefined) return this.#opening.then((source) => source.return(value), finish);
    this.#closed = true;
    return finish();
  }

  async throw(error: unknown): Promise<IteratorResult<T, unknown>> {
    const refuse = (): never => {
      throw error;
    };
    if (this.#opening !== undefined) return this.#opening.then((source) => source.throw(error), refuse);
    this.#closed = true;
    return refuse();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #fail(error: unknown): IteratorResult<T, unknown> {
    if (this.#closed) return { done: true, value: undefined };
    this.#closed = true;
    throw error;
  }
}
