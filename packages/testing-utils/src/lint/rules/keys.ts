import { ATTR_RPC_RESPONSE_STATUS_CODE, ATTRIBUTES, type Dialect, DIALECT_SEMCONV_1_41 } from "@sideband/semconv";

import { leaveOut, write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import type { PlainAttributes } from "../lint-subject.ts";
import { isLintedKey, isTemplateKey } from "../linted-key.ts";
import { nearestKey } from "../nearest-key.ts";
import { officialValue } from "../official-value.ts";
import { isAcceptedOlderName, OLDER_NAMES } from "../older-names.ts";
import type { SpanRule } from "../span-rule.ts";
import { isIndexedKey } from "./indexed-keys.ts";
import { unitFault } from "./unit-in-key.ts";

/** OpenInference has an `agent.name` too. */
const OPENINFERENCE_KIND = "openinference.span.kind";

/** Retired after 1.41, by the general conventions. */
const RETIRED_SINCE_1_41: ReadonlySet<string> = new Set([ATTR_RPC_RESPONSE_STATUS_CODE]);

const deprecatedFault = (
  key: string,
  value: unknown,
  attributes: PlainAttributes,
  forbidden: readonly string[] = [],
): SpanFault => {
  const { replacedBy, note } = ATTRIBUTES[key]?.deprecated ?? {};
  const hasSuccessor = replacedBy !== undefined && attributes.has(replacedBy);
  const fix = (): string => {
    if (hasSuccessor) return `${leaveOut(key)}: \`${replacedBy}\` is there`;
    if (replacedBy === undefined) return `${leaveOut(key)}: ${note ?? "nothing replaced it"}`;
    if (forbidden.includes(replacedBy)) return `${leaveOut(key)}: this type of span does not have it`;
    return write(replacedBy, officialValue(key, replacedBy, value));
  };
  return {
    rule: "deprecated-attribute",
    // What the general conventions retire, GenAI instrumentation follows in its own time.
    level: hasSuccessor || !isLintedKey(key) ? "warning" : "error",
    message: `\`${key}\` is of an earlier generation`,
    fix: fix(),
    key,
  };
};

const dialectFault = (key: string, value: unknown, dialects: Iterable<Dialect>): SpanFault => {
  const official = OLDER_NAMES.get(key)?.official;
  if (official === undefined) {
    const message = `\`${key}\` repeats what the span says otherwise`;
    return { rule: "forbidden-attribute", level: "error", message, fix: leaveOut(key), key };
  }
  return {
    rule: "other-dialect",
    level: isLintedKey(key) ? "error" : "warning",
    message: `\`${key}\` is a name of ${[...dialects].join(" and ")}`,
    fix: `${write(official, officialValue(key, official, value))}, or accept the dialect`,
    key,
  };
};

const unknownFault = (key: string): SpanFault => {
  const nearest = nearestKey(key);
  return {
    rule: "unknown-attribute",
    level: "error",
    message: `\`${key}\` does not exist`,
    fix:
      nearest === undefined
        ? "put it under a name of your own, such as `com.example.`: nobody else may add to this namespace"
        : `did you mean \`${nearest}\`?`,
    key,
  };
};

/** What is wrong with keys, each of which has one fault at most. */
export const keys: SpanRule = function* ({ attributes }, { options: { dialects }, type }) {
  for (const [key, value] of attributes) {
    if (isIndexedKey(key) || isTemplateKey(key)) continue;
    const older = OLDER_NAMES.get(key);
    if (older !== undefined && isAcceptedOlderName(key, dialects)) continue;
    if (ATTRIBUTES[key] !== undefined) {
      const isRetired = ATTRIBUTES[key].deprecated !== undefined;
      if (RETIRED_SINCE_1_41.has(key) && dialects.has(DIALECT_SEMCONV_1_41)) continue;
      if (isRetired) yield deprecatedFault(key, value, attributes, type?.definition.forbidden);
    } else if (older !== undefined) {
      if (isLintedKey(key) || !attributes.has(OPENINFERENCE_KIND)) yield dialectFault(key, value, older.dialects);
    } else if (isLintedKey(key)) {
      yield unitFault(key, value) ?? unknownFault(key);
    }
  }
};
