import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.agent.name": "conditionally required",
  "error.type": "conditionally required",
});

/** An agent making its plan; the model call that it takes is a child. */
export const PLAN: SpanDefinition = {
  kinds: ["INTERNAL"],
  name: "plan {gen_ai.agent.name}",
  operations: ["plan"],
  attributes: ATTRIBUTES,
  forbidden: [],
};
