import type { Adapter } from "../../src/adapter.ts";

export const adapter: Adapter = {
  name: "refusing",
  instrument: () => {
    throw new TypeError("an unknown version");
  },
};
