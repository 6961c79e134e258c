import type { LintSubject, SpanType } from "../lint-subject.ts";

/** What a span's name says where its pattern has the key: `lookup` of `execute_tool lookup`. */
export const partOfName = (
  { span, attributes }: LintSubject,
  { definition }: SpanType,
  key: string,
): string | undefined => {
  const [head = "", ...rest] = definition.name.split(" ");
  if (!rest.some((part) => part.slice(1, -1).split("|").includes(key))) return undefined;
  const first = head.startsWith("{") ? attributes.get(head.slice(1, -1)) : head;
  if (typeof first !== "string" || !span.name.startsWith(`${first} `)) return undefined;
  return span.name.slice(first.length + 1) || undefined;
};
