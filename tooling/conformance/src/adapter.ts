import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { SpanReader } from "./span-reader.ts";

/** The families of clients; the lines of one family are shaped alike. */
export type ClientKind = "openai" | "anthropic";

/**
 * All that the suite knows of an instrumentation. It is loaded into a process of its own, after a global tracer
 * provider of the stock SDK, a context manager and a propagator have been set; the control runs in a process without
 * any of it.
 *
 * @example
 * export const adapter: Adapter = { name: "mine", instrument: (client) => myWrapper(client) };
 */
export interface Adapter {
  readonly name: string;
  /** The clients that it instruments; those of others are left out. @default all */
  readonly kinds?: readonly ClientKind[];
  /**
   * Gives the instrumented client: the one passed, or another in its place. An instrumentation that patches classes
   * finds them in `client.constructor`; it is asked once for each client, and must take that.
   */
  instrument<Client extends object>(client: Client, kind: ClientKind): Client;
  /**
   * Hands over the ends of spans that it holds back, of a queue or a worker, say. Called at the end of each scenario,
   * while others are still under way. @default nothing to do
   */
  flush?(): Promise<void>;
  /** How to read its spans, as far as they differ from the conventions. @default {@link conventions} */
  readonly read?: Partial<SpanReader<ReadableSpan>>;
}
