import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "required",
  "gen_ai.request.model": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.embeddings.dimension.count": "recommended",
  "gen_ai.request.encoding_formats": "recommended",
  "gen_ai.response.model": "recommended",
  "gen_ai.usage.input_tokens": "recommended",
  "server.address": "recommended",
});

/** One request for embeddings. */
export const EMBEDDINGS: SpanDefinition = {
  kinds: ["CLIENT"],
  name: "{gen_ai.operation.name} {gen_ai.request.model}",
  operations: ["embeddings"],
  attributes: ATTRIBUTES,
  forbidden: [],
};
