import type { Adapter } from "../../src/adapter.ts";

/** An instrumentation that does nothing: what is found with it, other than missing spans, is the suite's own fault. */
export const adapter: Adapter = { name: "idle", kinds: ["openai"], instrument: (client) => client };
