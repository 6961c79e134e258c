import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "required",
  "gen_ai.response.id": "required",
  "gen_ai.request.stream_cursor": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.response.status": "recommended",
  "gen_ai.response.model": "recommended",
  "gen_ai.response.finish_reasons": "recommended",
  "server.address": "recommended",
  "gen_ai.system_instructions": "opt-in",
  "gen_ai.output.messages": "opt-in",
  "gen_ai.tool.definitions": "opt-in",
});

/** Fetching a response that was made in the background. Its tokens belong to the span that asked for it. */
export const FETCH_RESPONSE: SpanDefinition = {
  kinds: ["CLIENT"],
  name: "{gen_ai.operation.name}",
  operations: ["fetch_response"],
  attributes: ATTRIBUTES,
  forbidden: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_write.input_tokens",
    "gen_ai.usage.reasoning.output_tokens",
    "gen_ai.usage.text.input_tokens",
    "gen_ai.usage.image.input_tokens",
    "gen_ai.usage.audio.input_tokens",
    "gen_ai.usage.text.output_tokens",
    "gen_ai.usage.image.output_tokens",
    "gen_ai.usage.audio.output_tokens",
    "gen_ai.usage.text.cache_read.input_tokens",
    "gen_ai.usage.image.cache_read.input_tokens",
    "gen_ai.usage.audio.cache_read.input_tokens",
  ],
};
