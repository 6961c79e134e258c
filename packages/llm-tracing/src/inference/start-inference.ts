import { SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
} from "@sideband/semconv";

import { count } from "../span/attribute-fields.ts";
import { requestAttributes } from "./inference-attributes.ts";
import type { InferenceRequest } from "./inference-request.ts";
import { InferenceSpan } from "./inference-span.ts";
import type { SpanStarter } from "../span/span-starter.ts";

const CONTENT = [
  ["messages", ATTR_GEN_AI_INPUT_MESSAGES],
  ["systemInstructions", ATTR_GEN_AI_SYSTEM_INSTRUCTIONS],
] as const;

const typeAndName = (tool: unknown): object => ({ type: readProperty(tool, "type"), name: readProperty(tool, "name") });

export const startInference = (starter: SpanStarter, request: InferenceRequest, streamed = false): InferenceSpan => {
  const operation = starter.start({
    kind: SpanKind.CLIENT,
    named: [ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_REQUEST_MODEL],
    attributes: () => ({
      ...requestAttributes(request),
      ...(streamed && { [ATTR_GEN_AI_REQUEST_STREAM]: true }),
    }),
  });
  for (const [field, key] of CONTENT) {
    const content = readProperty(request, field);
    if (content !== undefined) operation.setContent(key, () => content);
  }
  const tools = readProperty(request, "tools");
  if (Array.isArray(tools)) operation.setContent(ATTR_GEN_AI_TOOL_DEFINITIONS, () => tools.map(typeAndName));
  const choiceCount = Math.max(1, Number(count(readProperty(request, "choiceCount")) ?? 1));
  return new InferenceSpan({ operation, nowMs: starter.options.nowMs, choiceCount });
};
