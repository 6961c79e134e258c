import { Agent, request } from "node:http";

import type { EncodedBatch, SendingSpanExporter, SendOutcome } from "../../../src/index.ts";

/** The smallest exporter that takes bytes: one POST per batch. */
export class HttpExporter implements SendingSpanExporter {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(collectorUrl: string) {
    this.#url = `${collectorUrl}/v1/traces`;
  }

  send(batch: EncodedBatch, signal: AbortSignal): Promise<SendOutcome> {
    return new Promise((resolve, reject) => {
      const sending = request(this.#url, {
        method: "POST",
        agent: this.#agent,
        headers: { "content-type": "application/x-protobuf" },
        signal,
      });
      sending.on("error", reject);
      sending.on("response", (response) => {
        response.resume();
        response.on("error", reject);
        response.on("end", () => {
          const sent = response.statusCode === 200 ? batch.size : 0;
          resolve({ sent, rejected: batch.size - sent, spooled: 0, dropped: {} });
        });
      });
      sending.end(batch.toRequest());
    });
  }

  export(): never {
    throw new Error("there is a send()");
  }

  async shutdown(): Promise<void> {
    this.#agent.destroy();
  }
}
