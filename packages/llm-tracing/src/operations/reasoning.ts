import type { Attributes } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_SIDEBAND_REASONING_CONFIDENCE,
  ATTR_SIDEBAND_REASONING_OPTIONS_COUNT,
  ATTR_SIDEBAND_REASONING_SELECTED_ACTION,
  ATTR_SIDEBAND_REASONING_THOUGHT,
  ATTR_SIDEBAND_REASONING_TYPE,
  DIALECT_REFINEMENT_1_0,
  REFINEMENT_EVENT_REASONING_DETAILS,
  SIDEBAND_OPERATION_REASON,
} from "@sideband/semconv";

import { AGENT_REASONING } from "../events/event-kind.ts";
import { type AttributeFields, attributesFrom, count, double, string } from "../span/attribute-fields.ts";
import { inDialects } from "../span/dialect-names.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";
import { type ResultSpan, resultSpan } from "./result-span.ts";

/** What an agent does to come to a decision that is no plan. */
export interface Reasoning {
  /** @default the agent that it is part of */
  readonly agentName?: string;
  /** For example `chain_of_thought`. */
  readonly type?: string;
}

/** What the reasoning has come to. */
export interface ReasoningResult {
  /** Recorded only where content is captured. */
  readonly thought?: string;
  /** How many options were considered. */
  readonly optionsCount?: number;
  /** The name of what is done next: take it out of a closed set. */
  readonly selectedAction?: string;
  /** Between 0 and 1. */
  readonly confidence?: number;
}

const REASONING: OperationKind<Reasoning> = {
  operation: SIDEBAND_OPERATION_REASON,
  named: ATTR_GEN_AI_AGENT_NAME,
  fields: [
    ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
    ["type", ATTR_SIDEBAND_REASONING_TYPE, string],
  ],
};

const RESULT: AttributeFields<keyof ReasoningResult> = [
  ["optionsCount", ATTR_SIDEBAND_REASONING_OPTIONS_COUNT, count],
  ["selectedAction", ATTR_SIDEBAND_REASONING_SELECTED_ACTION, string],
  ["confidence", ATTR_SIDEBAND_REASONING_CONFIDENCE, double],
];

/**
 * What was decided is told as an event, too: it outlives the span of an agent that thinks for long. `refinement-1.0` has
 * one of the span, without the thought, which is content.
 */
const tell = (operation: Operation, decided: Attributes): void => {
  operation.tell(AGENT_REASONING, () => decided);
  if (operation.settings.options.dialects.includes(DIALECT_REFINEMENT_1_0)) {
    operation.addEvent(REFINEMENT_EVENT_REASONING_DETAILS, inDialects(decided, [DIALECT_REFINEMENT_1_0]));
  }
};

export const startReasoning = (settings: TracerSettings, reasoning: Reasoning): Operation =>
  startKind(settings, REASONING, reasoning, { known: ownAgent, event: AGENT_REASONING });

export const reasoningSpan = (operation: Operation): ResultSpan<ReasoningResult> =>
  resultSpan(operation, (result) => {
    const decided = operation.settings.clean(attributesFrom(result, RESULT));
    operation.setClean(decided);
    operation.setText(ATTR_SIDEBAND_REASONING_THOUGHT, readProperty(result, "thought"));
    tell(operation, decided);
  });
