import { FakeProvider, type FakeProviderOptions } from "../../src/index.ts";

const RUNS_OF_ONE = 200;

/** A provider for many runs: it is replaced now and then, because each remembers all of its requests. */
export class RenewedProvider implements AsyncDisposable {
  #provider: FakeProvider | undefined;
  #runs = 0;

  /** The provider, with a new script. */
  async with(script: NonNullable<FakeProviderOptions["script"]>): Promise<FakeProvider> {
    if (this.#provider === undefined || this.#runs % RUNS_OF_ONE === 0) {
      await this[Symbol.asyncDispose]();
      this.#provider = await FakeProvider.start();
    }
    this.#runs += 1;
    this.#provider.replyWith(script);
    return this.#provider;
  }

  /** Rejects if the provider has failed. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#provider?.close();
  }
}
