import process from "node:process";

import type { Adapter } from "../../src/adapter.ts";

/** Takes its host down with the second client that it gets. */
let left = 1;

export const adapter: Adapter = {
  name: "deadly",
  instrument: (client) => {
    if (left === 0) process.exit(3);
    left -= 1;
    return client;
  },
};
