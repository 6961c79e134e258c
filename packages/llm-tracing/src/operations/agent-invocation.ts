import { context, SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_DESCRIPTION,
  ATTR_GEN_AI_AGENT_ID,
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_AGENT_VERSION,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_DATA_SOURCE_ID,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SIDEBAND_AGENT_PARENT_NAME,
  ATTR_SIDEBAND_AGENT_STEP,
  GEN_AI_OPERATION_INVOKE_AGENT,
} from "@sideband/semconv";

import { scopeOf } from "../context/scope.ts";
import { type AttributeFields, count, string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { AgentTotals } from "./agent-totals.ts";
import { type Handoff, handoffLinks } from "./handoff.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";

/** One run of an agent. */
export interface AgentInvocation {
  /** Part of the span's name: keep it static. */
  readonly name: string;
  readonly description?: string;
  /** The id that the application or the provider has for the conversation. Nothing that stands in for one. */
  readonly conversationId?: string;
  /** For an agent that uses one model only. */
  readonly model?: string;
  /** The modality asked for. */
  readonly outputType?: string;
  readonly dataSourceId?: string;
  /** Number of the step, where an agent runs in steps that are invocations of their own. */
  readonly step?: number;
  /** The agents that have handed over to this one: their spans, or the contexts of these. They become links. */
  readonly handoffFrom?: Handoff | readonly Handoff[];
  /** An agent that a service runs elsewhere. What follows is recorded for such a one only. @default false */
  readonly remote?: boolean;
  readonly provider?: string;
  /** The stable id that the service has for the agent. */
  readonly id?: string;
  readonly version?: string;
  readonly serverAddress?: string;
  readonly serverPort?: number;
}

const FIELDS: AttributeFields<keyof AgentInvocation> = [
  ["name", ATTR_GEN_AI_AGENT_NAME, string],
  ["description", ATTR_GEN_AI_AGENT_DESCRIPTION, string],
  ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ["model", ATTR_GEN_AI_REQUEST_MODEL, string],
  ["outputType", ATTR_GEN_AI_OUTPUT_TYPE, string],
  ["dataSourceId", ATTR_GEN_AI_DATA_SOURCE_ID, string],
  ["step", ATTR_SIDEBAND_AGENT_STEP, count],
];

const REMOTE_FIELDS: AttributeFields<keyof AgentInvocation> = [
  ["provider", ATTR_GEN_AI_PROVIDER_NAME, string],
  ["id", ATTR_GEN_AI_AGENT_ID, string],
  ["version", ATTR_GEN_AI_AGENT_VERSION, string],
  ["serverAddress", ATTR_SERVER_ADDRESS, string],
  ["serverPort", ATTR_SERVER_PORT, count],
];

const LOCAL: OperationKind<AgentInvocation> = {
  operation: GEN_AI_OPERATION_INVOKE_AGENT,
  named: ATTR_GEN_AI_AGENT_NAME,
  fields: FIELDS,
};

const REMOTE: OperationKind<AgentInvocation> = {
  ...LOCAL,
  kind: SpanKind.CLIENT,
  fields: [...FIELDS, ...REMOTE_FIELDS],
};

/** Counts what the agent does itself, and records it when the agent ends. */
export const startAgent = (settings: TracerSettings, invocation: AgentInvocation): Operation => {
  const name = readProperty(invocation, "name");
  const totals = new AgentTotals(typeof name === "string" ? name : undefined);
  const parent = scopeOf(context.active()).agent?.name;
  const isRemote = readProperty(invocation, "remote") === true;
  const operation = startKind(settings, isRemote ? REMOTE : LOCAL, invocation, {
    known: () => (parent === undefined ? {} : { [ATTR_SIDEBAND_AGENT_PARENT_NAME]: parent }),
    links: () => handoffLinks(readProperty(invocation, "handoffFrom")),
    scope: { agent: totals },
  });
  operation.onEnd = () => operation.set(totals.attributes());
  return operation;
};
