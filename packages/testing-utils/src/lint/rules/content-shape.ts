import {
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_MEMORY_RECORDS,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_RETRIEVAL_DOCUMENTS,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_RESULT,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
} from "@sideband/semconv";

import type { SpanFault } from "../lint-finding.ts";
import { UNREADABLE } from "../plain-value.ts";
import { documentShape, memoryRecordShape } from "../shapes/records.ts";
import { messageShape } from "../shapes/message.ts";
import { partShape } from "../shapes/part.ts";
import type { Misshape, Shape } from "../shapes/shape.ts";
import { toolDefinitionShape } from "../shapes/tool-definition.ts";
import type { SpanRule } from "../span-rule.ts";

const LISTS: ReadonlyMap<string, Shape> = new Map([
  [ATTR_GEN_AI_INPUT_MESSAGES, messageShape],
  [ATTR_GEN_AI_OUTPUT_MESSAGES, messageShape],
  [ATTR_GEN_AI_SYSTEM_INSTRUCTIONS, partShape],
  [ATTR_GEN_AI_TOOL_DEFINITIONS, toolDefinitionShape],
  [ATTR_GEN_AI_RETRIEVAL_DOCUMENTS, documentShape],
  [ATTR_GEN_AI_MEMORY_RECORDS, memoryRecordShape],
]);

/** JSON on spans is text, unless the SDK keeps structures. `undefined` for what is no JSON. */
const structured = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

const listMisshape = (value: unknown, shape: Shape): Misshape | undefined => {
  const list = structured(value);
  if (list === undefined) {
    return { path: "", expected: "JSON", fix: "write JSON; cut long texts inside of it, not the JSON itself" };
  }
  if (!Array.isArray(list)) return { path: "", expected: "a list", fix: "write a list, also for a single one" };
  for (const [index, item] of list.entries()) {
    const misshape = shape(item, `[${index}]`);
    if (misshape !== undefined) return misshape;
  }
  return undefined;
};

/** Arguments and results are structures; what is text in text was made JSON twice. */
const valueMisshape = (value: unknown): Misshape | undefined => {
  if (typeof value !== "string") return undefined;
  const once = structured(value);
  if (typeof once !== "string") return undefined;
  const twice = structured(once);
  return typeof twice === "object" && twice !== null
    ? { path: "", expected: "an object", fix: "make JSON of it once: parse the text before it is written" }
    : undefined;
};

/** The first place of each attribute whose shape is not the conventions'. No content is shown. */
export const contentShape: SpanRule = function* ({ attributes }): Generator<SpanFault> {
  for (const [key, value] of attributes) {
    if (value === UNREADABLE) continue;
    const shape = LISTS.get(key);
    const isValue = key === ATTR_GEN_AI_TOOL_CALL_ARGUMENTS || key === ATTR_GEN_AI_TOOL_CALL_RESULT;
    const misshape = shape ? listMisshape(value, shape) : isValue ? valueMisshape(value) : undefined;
    if (misshape === undefined) continue;
    const { path, expected, fix } = misshape;
    yield { rule: "content-shape", level: "error", message: `\`${key}\`${path} is not ${expected}`, fix, key };
  }
};
