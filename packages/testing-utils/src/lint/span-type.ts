import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_MCP_METHOD_NAME,
  DIALECT_REFINEMENT_1_0,
  GEN_AI_OPERATIONS,
  refinementSpanName,
  SPANS,
} from "@sideband/semconv";

import type { ResolvedLintOptions } from "./lint-options.ts";
import type { LintSubject, SpanType } from "./lint-subject.ts";

/** Where two operations share a name of `refinement-1.0`, the later one: it allows more kinds. */
const OPERATION_BY_REFINEMENT_NAME: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  GEN_AI_OPERATIONS.flatMap((operation) => {
    const name = refinementSpanName(operation);
    return name === undefined ? [] : [[name, operation] as const];
  }),
);

const typeFor = (operation: unknown, kind: string): SpanType | undefined => {
  if (typeof operation !== "string") return undefined;
  const candidates = Object.entries(SPANS).filter(([, { operations }]) => operations.includes(operation));
  const kinds = [...new Set(candidates.flatMap(([, definition]) => definition.kinds))];
  const fitting = candidates.find(([, definition]) => definition.kinds.some((one) => one.toLowerCase() === kind));
  // Of a wrong kind, the one that asks for less.
  const chosen = fitting ?? candidates.at(-1);
  return chosen && { name: chosen[0], definition: chosen[1], kinds, isImplied: false };
};

const mcpType = (kind: string): SpanType | undefined => {
  const name = kind === "server" ? "mcp.server" : "mcp.client";
  const definition = SPANS[name];
  return definition && { name, definition, kinds: ["CLIENT", "SERVER"], isImplied: false };
};

/**
 * The type of span that a subject is; `undefined` where the conventions have none, such as for operations of somebody's
 * own. MCP attributes on the span of a tool's execution do not make it another type.
 */
export const spanTypeOf = (subject: LintSubject, { dialects }: ResolvedLintOptions): SpanType | undefined => {
  const { attributes, kind, span } = subject;
  const isMcp = attributes.has(ATTR_MCP_METHOD_NAME);
  if (isMcp && (kind === "client" || kind === "server")) return mcpType(kind);
  if (attributes.has(ATTR_GEN_AI_OPERATION_NAME)) return typeFor(attributes.get(ATTR_GEN_AI_OPERATION_NAME), kind);
  if (isMcp) return mcpType(kind);
  if (!dialects.has(DIALECT_REFINEMENT_1_0)) return undefined;
  const type = typeFor(OPERATION_BY_REFINEMENT_NAME.get(span.name), kind);
  return type && { ...type, isImplied: true };
};
