import type { FakeProvider } from "@sideband/testing-utils";

import type {
  Call,
  CallOptions,
  ChunkStream,
  CompletionCalls,
  ModelClient,
  ModelRequest,
  StreamHelper,
} from "../clients/model-client.ts";
import type { RunRecord } from "../run/run-record.ts";
import { describeError, errorNames } from "./error-facts.ts";
import { shapeOf } from "./shape-of.ts";

const ANY_PORT = /127\.0\.0\.1:\d+/gu;

/**
 * What a scenario has to work with: one client, and somewhere to print. It prints all that it sees; whether it is the
 * plain client or an instrumented one, it cannot know.
 */
export class Program {
  readonly client: object;
  readonly provider: FakeProvider;
  readonly #api: ModelClient;
  readonly #record: RunRecord;
  #calledAtMs: number | undefined;

  constructor(api: ModelClient, client: object, provider: FakeProvider, record: RunRecord) {
    this.client = client;
    this.provider = provider;
    this.#api = api;
    this.#record = record;
  }

  print(...values: readonly unknown[]): void {
    const texts = values.map((value) => {
      if (value instanceof Error) for (const name of errorNames(value)) this.#record.errorNames.add(name);
      return typeof value === "string" ? value : JSON.stringify(describeError(value));
    });
    this.#record.lines.push(texts.join(" ").replace(ANY_PORT, "provider"));
  }

  /** Prints what an object looks like. */
  printShape(name: string, value: object): void {
    for (const line of shapeOf(value)) this.print(name, line);
  }

  /** Prints what comes of it, be it an error. */
  async attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      this.print(name, "gave", await work());
    } catch (error) {
      this.print(name, "threw", error);
    }
  }

  /** Reads a stream to its end, and prints each chunk. */
  async read(stream: AsyncIterable<unknown>): Promise<void> {
    for await (const chunk of stream) this.print(chunk);
  }

  sawFirstChunk(): void {
    this.#record.firstChunkMs ??= performance.now() - (this.#calledAtMs ?? Number.NaN);
  }

  create(request: ModelRequest = {}, options?: CallOptions): Call<object> {
    return this.#api.create(this.client, request, options);
  }

  stream(request: ModelRequest = {}, options?: CallOptions): Call<ChunkStream> {
    this.#calledAtMs ??= performance.now();
    return this.#completions.stream(this.client, request, options);
  }

  helper(request: ModelRequest = {}, options?: CallOptions): StreamHelper {
    return this.#completions.helper(this.client, request, options);
  }

  get helperEvents(): readonly string[] {
    return this.#completions.helperEvents;
  }

  final(helper: StreamHelper): Promise<object> {
    return this.#completions.final(helper);
  }

  parse(request: ModelRequest = {}, options?: CallOptions): Call<object> {
    return this.#completions.parse(this.client, request, options);
  }

  /** The same program with a copy of the client. */
  withOptions(options: CallOptions): Program {
    const clone = (this.client as { withOptions(options: CallOptions): object }).withOptions(options);
    return new Program(this.#api, clone, this.provider, this.#record);
  }

  get #completions(): CompletionCalls {
    if (this.#api.completions === null) throw new TypeError(`Expected an API of completions, got ${this.#api.name}`);
    return this.#api.completions;
  }
}
