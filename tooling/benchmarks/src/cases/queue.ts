import { SpanQueue } from "@sideband/core";

import type { Contest } from "../contest.ts";

const CAPACITY = 2048;
const BATCH = 512;

/** Fills a queue and takes it out in batches: ours against an array that is spliced, as the stock processor has it. */
const pushAndPop = (): Contest => {
  const items = Array.from({ length: CAPACITY }, (_, index) => ({ index, bytes: 600 }));
  const queue = new SpanQueue<(typeof items)[number]>({
    maxItems: CAPACITY,
    maxBytes: 64 * 1024 * 1024,
    sizeOf: ({ bytes }) => bytes,
  });
  const array: (typeof items)[number][] = [];
  return {
    name: "queue: push and pop, bounded by count and bytes",
    operations: CAPACITY,
    ours: () => {
      for (const item of items) queue.push(item);
      while (queue.size > 0) queue.popBatch(BATCH);
    },
    stock: () => {
      for (const item of items) if (array.length < CAPACITY) array.push(item);
      while (array.length > 0) array.splice(0, BATCH);
    },
  };
};

export const queues: Readonly<Record<string, () => Contest>> = { "queue-push-pop": pushAndPop };
