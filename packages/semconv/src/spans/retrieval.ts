import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "conditionally required",
  "gen_ai.data_source.id": "conditionally required",
  "gen_ai.request.model": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.retrieval.top_k": "recommended",
  "server.address": "recommended",
  "gen_ai.retrieval.query.text": "opt-in",
  "gen_ai.retrieval.documents": "opt-in",
});

/** A search in a vector database or search system. */
export const RETRIEVAL: SpanDefinition = {
  kinds: ["CLIENT"],
  name: "{gen_ai.operation.name} {gen_ai.data_source.id}",
  operations: ["retrieval"],
  attributes: ATTRIBUTES,
  forbidden: [],
};
