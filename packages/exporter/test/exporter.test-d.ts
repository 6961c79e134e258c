import type { SendingSpanExporter } from "@sideband/core";
import type { SpanExporter as StockSpanExporter } from "sdk-under-test";

import { OtlpHttpSpanExporter, type Outcome, type Payload, type Sender } from "../src/index.ts";

const url = "http://localhost:4318/v1/traces";
const exporter = new OtlpHttpSpanExporter({ url });

exporter satisfies StockSpanExporter;
exporter satisfies SendingSpanExporter;

export const right: readonly OtlpHttpSpanExporter[] = [
  new OtlpHttpSpanExporter({ url: new URL(url), headers: { a: "b" } }),
  new OtlpHttpSpanExporter({ url, headers: () => ({ a: "b" }) }),
  new OtlpHttpSpanExporter({ url, headers: async () => ({ a: "b" }) }),
  new OtlpHttpSpanExporter({ url, log: (message: string) => console.warn(message) }),
];

export const wrong: readonly OtlpHttpSpanExporter[] = [
  // @ts-expect-error -- the address has no default
  new OtlpHttpSpanExporter({}),
  // @ts-expect-error -- the stock exporter's name of another option
  new OtlpHttpSpanExporter({ url, timeoutMillis: 1 }),
  // @ts-expect-error -- no compression of OTLP
  new OtlpHttpSpanExporter({ url, compression: "br" }),
  // @ts-expect-error -- header values are strings
  new OtlpHttpSpanExporter({ url, headers: { a: 1 } }),
];

/** A layer is written against three names and knows nothing of spans. */
export class CountingSender implements Sender {
  readonly counts: Record<Outcome["kind"], number> = { sent: 0, partiallySent: 0, retryable: 0, failed: 0, spooled: 0 };
  readonly #next: Sender;

  constructor(next: Sender) {
    this.#next = next;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#next.send(payload, signal);
    this.counts[outcome.kind] += payload.items;
    return outcome;
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}

export const delayOf = (outcome: Outcome): number | undefined =>
  outcome.kind === "retryable" ? outcome.retryAfterMs : undefined;

// @ts-expect-error -- only a retryable outcome has a delay
export const anyDelayOf = (outcome: Outcome): number | undefined => outcome.retryAfterMs;
