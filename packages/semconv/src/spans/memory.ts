import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "conditionally required",
  "gen_ai.memory.store.id": "conditionally required",
  "gen_ai.memory.record.id": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.memory.record.count": "recommended",
  "server.address": "recommended",
  "gen_ai.memory.query.text": "opt-in",
  "gen_ai.memory.records": "opt-in",
});

/** An operation on a memory store or its records. */
export const MEMORY: SpanDefinition = {
  kinds: ["CLIENT", "INTERNAL"],
  name: "{gen_ai.operation.name}",
  operations: [
    "create_memory_store",
    "search_memory",
    "create_memory",
    "update_memory",
    "upsert_memory",
    "delete_memory",
    "delete_memory_store",
  ],
  attributes: ATTRIBUTES,
  forbidden: [],
};
