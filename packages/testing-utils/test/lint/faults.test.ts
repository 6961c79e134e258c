import { describe, expect, it } from "vitest";

import { LINT_RULES, type LintLevel, type LintRule, lintSpans } from "../../src/index.ts";
import * as TABLES from "./faults/all.ts";
import type { Found } from "./faults/row.ts";
import { chat, having, SPAN_ID, TRACE_ID } from "./support/sound-spans.ts";

const RULES = Object.keys(LINT_RULES);

interface Named {
  readonly rule: string;
  readonly key?: string;
}

/** Findings come in the order of the rules' code, which says nothing. */
const sorted = <T extends Named>(found: readonly T[]): readonly T[] => {
  const nameOf = ({ rule, key = "" }: Named): string => `${rule} ${key}`;
  return found.toSorted((left, right) => nameOf(left).localeCompare(nameOf(right)));
};

/** Advice; of all other rules a warning has to be named. */
const WARNINGS: ReadonlySet<LintRule> = new Set(["status-ok", "content", "error-type-cardinality"]);

const asFinding = ([rule, key, fix, level]: Found): Named & { readonly level: LintLevel } => ({
  rule,
  level: level ?? (WARNINGS.has(rule) ? "warning" : "error"),
  ...(key !== undefined && { key }),
  ...(fix !== undefined && { fix: typeof fix === "string" ? fix : (expect.stringMatching(fix) as string) }),
});

describe.each(Object.entries(TABLES))("%s", (_, rows) => {
  const cases = rows.map(([what, faulty, found, options]) => ({ what, faulty, found, options }));

  it.each(cases)("$what", ({ faulty, found, options }) => {
    const findings = lintSpans([faulty], options);

    expect(sorted(findings)).toEqual(
      sorted(found.map(asFinding)).map((one) => expect.objectContaining(one) as unknown),
    );
    for (const { message, fix, span } of findings) {
      expect(message).not.toBe("");
      expect(fix).not.toBe("");
      expect(span).toEqual({ traceId: faulty.traceId, spanId: faulty.spanId, name: faulty.name, scope: "app" });
    }
  });
});

it.each([
  [{ "gen_ai.request.top_k": 40.5 }, "`gen_ai.request.top_k` is a number with a fraction, and should be an integer"],
  [{ "gen_ai.response.id": 7 }, "`gen_ai.response.id` is an integer, and should be a string"],
  [{ "gen_ai.response.id": null }, "`gen_ai.response.id` is null, and should be a string"],
  [{ "gen_ai.response.id": ["a", "b"] }, "`gen_ai.response.id` is a list, and should be a string"],
  [{ "gen_ai.response.id": {} }, "`gen_ai.response.id` is an object, and should be a string"],
  [{ "gen_ai.request.max_tokens": true }, "`gen_ai.request.max_tokens` is a boolean, and should be an integer"],
  [{ "gen_ai.request.max_tokens": -1 }, "`gen_ai.request.max_tokens` is -1: negative"],
  [{ "server.port": 65_536 }, "`server.port` is 65536: no port"],
  [{ "gen_ai.request.choice.count": 3 }, "`gen_ai.response.finish_reasons` has 2 of 3 reasons"],
  [
    { "gen_ai.response.time_to_first_chunk": 5 },
    "`gen_ai.response.time_to_first_chunk` is 5, and the whole span took 1.2 s",
  ],
  [
    { "gen_ai.usage.audio.input_tokens": 5 },
    "`gen_ai.usage.text.input_tokens` + `gen_ai.usage.image.input_tokens` + `gen_ai.usage.audio.input_tokens` is 105, more than `gen_ai.usage.input_tokens`, which is 100",
  ],
  [
    { "gen_ai.x.0": 1, "gen_ai.x.1": 1, "gen_ai.x.2": 1 },
    "`gen_ai.x.0` has a number in its key, with 2 more under `gen_ai.x`",
  ],
  [{ "gen_ai.conversation.id": TRACE_ID }, "`gen_ai.conversation.id` is the trace's id"],
  [{ "gen_ai.conversation.id": SPAN_ID }, "`gen_ai.conversation.id` is the span's id"],
])("%o is told in words", (attributes, message) => {
  expect(lintSpans([having(chat, attributes)]).map((finding) => finding.message)).toEqual([message]);
});

it("has a row for every rule", () => {
  const covered = Object.values(TABLES).flatMap((rows) => rows.flatMap(([, , found]) => found.map(([rule]) => rule)));
  expect([...new Set(covered)].toSorted()).toEqual(RULES.toSorted());
});
