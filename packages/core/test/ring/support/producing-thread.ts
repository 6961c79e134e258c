import { parentPort, workerData } from "node:worker_threads";

import { RingMemory } from "../../../src/ring/ring-memory.ts";
import { RingProducer } from "../../../src/ring/ring-producer.ts";
import { numberedPayload } from "./numbered-payload.ts";

/** What a producing thread is given. */
export interface ProducingThreadData {
  readonly buffer: SharedArrayBuffer;
  /** How many records it writes; without it, until it is terminated. */
  readonly count?: number;
  /** Whether it counts what finds no room, or tries again until there is some. */
  readonly whenFull: "count" | "wait";
}

const { buffer, count = Infinity, whenFull } = workerData as ProducingThreadData;
const memory = new RingMemory(buffer);
const producer = new RingProducer(memory);

let refused = 0;
for (let number = 0; number < count; number += 1) {
  const payload = numberedPayload(number);
  while (!producer.write(1, payload)) {
    if (whenFull === "count") {
      refused += 1;
      break;
    }
    Atomics.wait(memory.words, 48, 0, 1); // nobody wakes it: it is a nap of 1 ms
  }
}
parentPort?.postMessage({ published: producer.published, refused });
