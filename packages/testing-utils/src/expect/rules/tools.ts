import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_TOOL_CALL_ARGUMENTS, ATTR_GEN_AI_TOOL_NAME } from "@sideband/semconv";

import { attributeOf } from "../../span/attribute-of.ts";
import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import type { ExpectedValue } from "../../value/expected-value.ts";
import { jsonContaining } from "../../value/json-containing.ts";
import { counted } from "../../value/counted.ts";
import { printExpected } from "../../value/print-expected.ts";
import { printValue } from "../../value/print-value.ts";
import { complaintOfAttribute } from "../checks/attribute.ts";
import { failure } from "../failure.ts";
import { describeCount, isCount, type ExpectedCount } from "./count.ts";
import type { SpansRule } from "./spans-rule.ts";

/** Which calls of a tool count. */
export interface ToolCallExpectation {
  /** How often it was called. @default at least once */
  readonly times?: ExpectedCount;
  /** What the arguments have at least; they have to be captured for that. @default anything */
  readonly arguments?: ExpectedValue;
}

/** How strict a list of tool calls is. */
export interface ToolOrderOptions {
  /** Other tools may be called between. @default false */
  readonly allowOthers?: boolean;
}

const TOOL_SPAN_PREFIX = "execute_tool ";

/** The tool that a span called, or `null` if it called none. */
const toolOf = ({ name, attributes }: SpanRecord): string | null => {
  const isToolCall =
    attributeOf(attributes, ATTR_GEN_AI_OPERATION_NAME) === "execute_tool" || name.startsWith(TOOL_SPAN_PREFIX);
  if (!isToolCall) return null;
  const tool = attributeOf(attributes, ATTR_GEN_AI_TOOL_NAME);
  if (typeof tool === "string") return tool;
  return name.startsWith(TOOL_SPAN_PREFIX) ? name.slice(TOOL_SPAN_PREFIX.length) : name;
};

const toolCallsOf = (forest: SpanForest): readonly (readonly [SpanRecord, string])[] =>
  forest.spans.flatMap((span) => {
    const tool = toolOf(span);
    return tool === null ? [] : [[span, tool] as const];
  });

/** A tool was called, so often and with such arguments. */
export const toolCallRule = (tool: string, expectation: ToolCallExpectation = {}): SpansRule => {
  const { times = { min: 1 }, arguments: wanted } = expectation;
  const withArguments = wanted === undefined ? "" : ` with arguments ${printExpected(wanted)}`;
  const words = `${counted(describeCount(times), "call")} of tool ${printValue(tool)}${withArguments}`;
  return {
    expectation: `to have ${words}`,
    test(forest) {
      const notes = toolCallsOf(forest).map(([span, name]): [SpanRecord, string | null] => {
        if (name !== tool) return [span, `calls ${printValue(name)}`];
        if (wanted === undefined) return [span, null];
        const key = ATTR_GEN_AI_TOOL_CALL_ARGUMENTS;
        return [span, complaintOfAttribute(key, jsonContaining(wanted), attributeOf(span.attributes, key))];
      });
      const calls = notes.filter(([, note]) => note === null).length;
      if (isCount(times, calls)) return null;
      return failure(
        `Expected ${words}, got ${calls}`,
        notes.map(([span, note]) => [span, note ?? "counted"]),
      );
    },
  };
};

const isSubsequence = (wanted: readonly string[], called: readonly string[]): boolean => {
  let next = 0;
  for (const tool of called) if (tool === wanted[next]) next += 1;
  return next === wanted.length;
};

/** These tools were called in this order, each as often as it stands there. */
export const toolOrderRule = (tools: readonly string[], { allowOthers = false }: ToolOrderOptions = {}): SpansRule => ({
  expectation: `to call the tools ${printValue(tools)}`,
  test(forest) {
    const calls = toolCallsOf(forest);
    const called = calls.map(([, tool]) => tool);
    const isSame = called.length === tools.length && called.every((tool, index) => tool === tools[index]);
    if (isSame || (allowOthers && isSubsequence(tools, called))) return null;
    return failure(
      `Expected calls of the tools ${printValue(tools)}, got ${printValue(called)}`,
      calls.map(([span], index) => [span, `call ${index + 1}`]),
    );
  },
});
