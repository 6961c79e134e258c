import { ATTR_GEN_AI_AGENT_NAME, GEN_AI_OPERATION_PLAN } from "@sideband/semconv";

import { string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";

/** What an agent does to find its next steps. The call of the model that it takes is a span within. */
export interface Plan {
  /** @default the agent that it is part of */
  readonly agentName?: string;
}

const PLAN: OperationKind<Plan> = {
  operation: GEN_AI_OPERATION_PLAN,
  named: ATTR_GEN_AI_AGENT_NAME,
  fields: [["agentName", ATTR_GEN_AI_AGENT_NAME, string]],
};

export const startPlan = (settings: TracerSettings, plan: Plan): Operation =>
  startKind(settings, PLAN, plan, { known: ownAgent });
