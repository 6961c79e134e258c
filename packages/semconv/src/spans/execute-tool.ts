import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.tool.name": "required",
  "gen_ai.agent.name": "conditionally required",
  "gen_ai.conversation.id": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.tool.type": "recommended",
  "gen_ai.tool.call.id": "recommended",
  "gen_ai.tool.description": "recommended",
  "gen_ai.tool.call.arguments": "opt-in",
  "gen_ai.tool.call.result": "opt-in",
});

/** One execution of a tool. Where the tool is a skill, a program or called over MCP, their attributes are added. */
export const EXECUTE_TOOL: SpanDefinition = {
  kinds: ["INTERNAL"],
  name: "execute_tool {gen_ai.tool.name}",
  operations: ["execute_tool"],
  attributes: ATTRIBUTES,
  forbidden: [],
};
