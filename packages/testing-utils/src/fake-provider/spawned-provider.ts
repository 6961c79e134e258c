import type { WaitOptions } from "../change-signal.ts";
import { ChildServer } from "../child/child-server.ts";
import type { DataScript } from "../script.ts";
import type { ProviderCall } from "./provider-request.ts";
import type { Reply } from "./reply.ts";

/** A {@link FakeProvider}'s options for another process: the script is data. */
export interface SpawnedProviderOptions {
  readonly script?: DataScript<Reply>;
  /** The key that clients must have; others get the vendor's refusal. @default any key will do, but none will not */
  readonly apiKey?: string;
}

/** A {@link FakeProvider} in a child process: the same methods, but each returns a promise. */
export class SpawnedProvider implements AsyncDisposable {
  readonly #server: ChildServer;

  private constructor(server: ChildServer) {
    this.#server = server;
  }

  static async start(options: SpawnedProviderOptions): Promise<SpawnedProvider> {
    return new SpawnedProvider(await ChildServer.start("provider", options));
  }

  /** The base URL for OpenAI's client, `new OpenAI({ baseURL })`: it ends in `/v1`. */
  get url(): string {
    return this.#server.url;
  }

  /** The base URL for Anthropic's client, `new Anthropic({ baseURL })`. */
  get anthropicUrl(): string {
    return new URL(this.#server.url).origin;
  }

  /** The base URL for Google's client, `new GoogleGenAI({ apiKey, httpOptions: { baseUrl } })`. */
  get geminiUrl(): string {
    return new URL(this.#server.url).origin;
  }

  /** The process that holds the provider. */
  get pid(): number | undefined {
    return this.#server.pid;
  }

  requests(): Promise<readonly ProviderCall[]> {
    return this.#server.call("requests") as Promise<readonly ProviderCall[]>;
  }

  async replyWith(script: DataScript<Reply>): Promise<void> {
    await this.#server.call("replyWith", script);
  }

  waitForRequests(count: number, options?: WaitOptions): Promise<readonly ProviderCall[]> {
    return this.#server.call("waitForRequests", count, options) as Promise<readonly ProviderCall[]>;
  }

  idle(options?: WaitOptions): Promise<readonly ProviderCall[]> {
    return this.#server.call("idle", options) as Promise<readonly ProviderCall[]>;
  }

  /**
   * Ends the process; what the provider had received cannot be read any more. Rejects with a {@link ServerFailureError}
   * if the provider has failed and no wait has told it.
   */
  close(): Promise<void> {
    return this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
