import type { FakeProvider } from "@sideband/testing-utils";

/** A `fetch` for a client that knows what is on its way. */
export class PendingFetches {
  readonly #all: Promise<unknown>[] = [];

  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const response = globalThis.fetch(input, init);
    this.#all.push(response.catch(() => {}));
    return response;
  };

  /** Resolves once all have an answer, or have come to the provider, which may not give one. */
  async arrived(provider: FakeProvider, timeoutMs: number): Promise<void> {
    const received = provider.waitForRequests(this.#all.length, { timeoutMs }).catch(() => {});
    await Promise.race([Promise.all(this.#all), received]);
  }
}
