import { MessageChannel, type MessagePort } from "node:worker_threads";

import type { LargePayload } from "./large-spans.ts";
import type { OffThreadPipeline } from "./off-thread-pipeline.ts";
import type { RingBuffers } from "./ring-buffers.ts";

/** What a worker thread of the application needs to put its spans into a pipeline; to be sent there, and used once. */
export interface ProducerHandle extends RingBuffers {
  readonly memory: SharedArrayBuffer;
  readonly maxSpanBytes: number;
  /** For the `transferList`. When the thread ends, however it does, this closes, and its ring is emptied and let go. */
  readonly port: MessagePort;
}

/** What a producer says through its port. */
export type ProducerMessage =
  | ({ readonly type: "large" } & LargePayload)
  | { readonly type: "flush"; readonly id: number };

/** What it is answered. */
export interface ProducerAnswer {
  readonly id: number;
}

/** Makes a ring for a thread, and listens to its port. */
export const connectProducer = (pipeline: OffThreadPipeline, maxSpanBytes: number): ProducerHandle => {
  const { id: ring, ring: memory, origins } = pipeline.addRing(true);
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (message: ProducerMessage) => {
    if (message.type === "large") {
      const { ticket, generation, payload } = message;
      pipeline.post({ type: "large", ring, ticket, generation, payload }, [payload.buffer]);
      return;
    }
    void pipeline.flush().then(() => port1.postMessage({ id: message.id } satisfies ProducerAnswer));
  });
  port1.on("close", () => pipeline.retireRing(ring));
  port1.unref();
  return { memory: pipeline.memory.buffer, ring: memory, origins, maxSpanBytes, port: port2 };
};
