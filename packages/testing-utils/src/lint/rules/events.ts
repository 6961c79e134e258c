import {
  EVENT_GEN_AI_ASSISTANT_MESSAGE,
  EVENT_GEN_AI_CHOICE,
  EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS,
  EVENT_GEN_AI_CLIENT_OPERATION_EXCEPTION,
  EVENT_GEN_AI_EVALUATION_RESULT,
  EVENT_GEN_AI_EXECUTE_TOOL_EXCEPTION,
  EVENT_GEN_AI_SYSTEM_MESSAGE,
  EVENT_GEN_AI_TOOL_MESSAGE,
  EVENT_GEN_AI_USER_MESSAGE,
} from "@sideband/semconv";

import { oneOf, write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import type { SpanRule } from "../span-rule.ts";

const SUCCESSORS: ReadonlyMap<string, string> = new Map([
  [EVENT_GEN_AI_SYSTEM_MESSAGE, "gen_ai.system_instructions"],
  [EVENT_GEN_AI_USER_MESSAGE, "gen_ai.input.messages"],
  [EVENT_GEN_AI_ASSISTANT_MESSAGE, "gen_ai.input.messages"],
  [EVENT_GEN_AI_TOOL_MESSAGE, "gen_ai.input.messages"],
  [EVENT_GEN_AI_CHOICE, "gen_ai.output.messages"],
  // These two ended before there were constants for them.
  ["gen_ai.content.prompt", "gen_ai.input.messages"],
  ["gen_ai.content.completion", "gen_ai.output.messages"],
]);

/** Log records, which a bridge may turn into events of a span. */
const EVENTS: readonly string[] = [
  EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS,
  EVENT_GEN_AI_CLIENT_OPERATION_EXCEPTION,
  EVENT_GEN_AI_EVALUATION_RESULT,
  EVENT_GEN_AI_EXECUTE_TOOL_EXCEPTION,
];

const faultOf = (name: string): SpanFault | undefined => {
  const successor = SUCCESSORS.get(name);
  if (successor !== undefined) {
    return {
      rule: "deprecated-event",
      level: "error",
      message: `event \`${name}\` is of an earlier generation`,
      fix: `${write(successor)} on the span or on event \`${EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS}\``,
    };
  }
  if (!name.startsWith("gen_ai.") || EVENTS.includes(name)) return undefined;
  return {
    rule: "unknown-event",
    level: "error",
    message: `event \`${name}\` does not exist`,
    fix: `put it under a name of your own; the conventions have ${oneOf(EVENTS)}`,
  };
};

/** One finding for a name, however many events have it. */
export const events: SpanRule = ({ events }) =>
  [...new Set(events.map(({ name }) => name))].map(faultOf).filter((fault) => fault !== undefined);
