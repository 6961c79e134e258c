import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "required",
  "gen_ai.agent.id": "conditionally required",
  "gen_ai.agent.name": "conditionally required",
  "gen_ai.agent.description": "conditionally required",
  "gen_ai.agent.version": "conditionally required",
  "gen_ai.request.model": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "server.address": "recommended",
  "gen_ai.system_instructions": "opt-in",
});

/** Making an agent at a remote service. */
export const CREATE_AGENT: SpanDefinition = {
  kinds: ["CLIENT"],
  name: "create_agent {gen_ai.agent.name}",
  operations: ["create_agent"],
  attributes: ATTRIBUTES,
  forbidden: [],
};
