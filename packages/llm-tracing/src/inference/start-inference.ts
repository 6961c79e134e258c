import { context, SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROMPT_VARIABLE,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  GEN_AI_OPERATION_EMBEDDINGS,
} from "@sideband/semconv";

import { scopeOf } from "../context/scope.ts";
import { INFERENCE_DETAILS } from "../events/event-kind.ts";
import { count } from "../span/attribute-fields.ts";
import { startOperation } from "../span/start-operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { requestAttributes } from "./inference-attributes.ts";
import type { InferenceRequest } from "./inference-request.ts";
import { InferenceSpan } from "./inference-span.ts";
import { MAX_CHOICES } from "./max-choices.ts";

const typeAndName = (tool: unknown): object => ({ type: readProperty(tool, "type"), name: readProperty(tool, "name") });

const recordContent = (inference: InferenceSpan, request: InferenceRequest): void => {
  const messages = readProperty(request, "messages");
  const instructions = readProperty(request, "systemInstructions");
  const tools = readProperty(request, "tools");
  const variables = readProperty(request, "promptVariables");
  if (messages !== undefined) inference.recordInput(messages as NonNullable<InferenceRequest["messages"]>);
  if (instructions !== undefined) inference.recordInstructions(instructions as never);
  if (Array.isArray(tools)) inference.recordTools(tools.map(typeAndName) as never);
  if (typeof variables !== "object" || variables === null) return;
  const { operation } = inference;
  for (const name of Object.keys(variables)) {
    const key = `${ATTR_GEN_AI_PROMPT_VARIABLE}.${operation.settings.redact?.(name) ?? name}`;
    const value = readProperty(variables, name);
    if (typeof value === "string") operation.setText(key, value);
    else operation.setContent(key, () => value);
  }
};

/** Calls within an agent are counted, unless they are an outer instrumentation's call once more. */
export const startInference = (
  settings: TracerSettings,
  request: InferenceRequest,
  streamed = false,
): InferenceSpan => {
  const active = context.active();
  const scope = scopeOf(active);
  const embeds = readProperty(request, "operation") === GEN_AI_OPERATION_EMBEDDINGS;
  const call = { embeds, nested: false, over: false };
  const outer = scope.call?.embeds === embeds && !scope.call.over ? scope.call : undefined;
  if (outer !== undefined) outer.nested = true;
  else if (!embeds) scope.agent?.countInference();
  const operation = startOperation(settings, {
    kind: readProperty(request, "inProcess") === true ? SpanKind.INTERNAL : SpanKind.CLIENT,
    named: [ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_REQUEST_MODEL],
    attributes: () => {
      const attributes = requestAttributes(request, settings.redact);
      if (streamed) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
      return attributes;
    },
    parent: active,
    scope: { ...scope, call },
    event: embeds ? undefined : INFERENCE_DETAILS,
  });
  const choices = embeds ? 0 : Math.max(1, Number(count(readProperty(request, "choiceCount")) ?? 1));
  const inference = new InferenceSpan({ operation, choiceCount: Math.min(choices, MAX_CHOICES), scope, call });
  if (inference.capturesContent) settings.isolation.run("reading messages", () => recordContent(inference, request));
  return inference;
};
