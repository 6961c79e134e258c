import type { Adapter } from "../../src/adapter.ts";

/** The client traces by itself, so that there is a span to be read. */
export const adapter: Adapter = {
  name: "unreadable",
  instrument: (client) => client,
  read: {
    model: () => {
      throw new RangeError("no such attribute");
    },
  },
};
