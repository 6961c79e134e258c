import type { TraceState } from "@opentelemetry/api";

import type { Redaction } from "../redaction.ts";
import { membersOf, RedactedTraceState, type TraceStateMember } from "./redacted-trace-state.ts";

/** What a value may hold; a replacement that does not fit cannot be passed on either. */
const validValue = /^[ -+\--<>-~]{0,255}[!-+\--<>-~]$/;

/**
 * A copy of a trace state. Its values are opaque: whatever the detectors find in them is replaced. A member whose key
 * holds a finding, or whose value is none any more, is left out.
 */
export const redactTraceState = (redaction: Redaction, state: TraceState): TraceState | undefined => {
  const text: unknown = state.serialize();
  if (typeof text !== "string") throw new TypeError("a trace state that is no text");
  if (isClean(redaction, text)) return new RedactedTraceState(text);
  const members = membersOf(text).flatMap((member) => redactMember(redaction, member));
  const clean = RedactedTraceState.of(fitting(redaction, members));
  if (isClean(redaction, clean.serialize())) return clean.serialize() === "" ? undefined : clean;
  redaction.record.withheld("unstable", "trace_state"); // members that are a finding only side by side
  return undefined;
};

/** What is found at the beginning of a text only is looked for at that of each value as well. */
const isClean = ({ options, texts }: Redaction, text: string): boolean => {
  if (text.length > options.maxValueLength) return false;
  return [text, ...membersOf(text).map(([, value]) => value)].every((part) => {
    const found = texts.scanner.scan(part);
    return Array.isArray(found) && found.length === 0;
  });
};

/** The first members, as many as a value may be long. */
const fitting = ({ options, record }: Redaction, members: readonly TraceStateMember[]): readonly TraceStateMember[] => {
  let length = -1;
  const end = members.findIndex(([key, value]) => (length += key.length + value.length + 2) > options.maxValueLength);
  if (end < 0) return members;
  record.cut("trace_state");
  return members.slice(0, end);
};

/** Whole or not at all: a part of a member is none. */
const redactMember = ({ options, texts }: Redaction, [key, value]: TraceStateMember): TraceStateMember[] => {
  const member = `${key}=${texts.redact(value, "trace_state", options.maxValueLength)}`;
  const clean = texts.redact(member, "trace_state", options.maxValueLength);
  if (clean === `${key}=${value}`) return [[key, value]];
  const kept = clean.startsWith(`${key}=`) ? clean.slice(key.length + 1) : "";
  return validValue.test(kept) ? [[key, kept]] : [];
};
