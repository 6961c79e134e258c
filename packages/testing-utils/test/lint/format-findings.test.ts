import { AssertionError } from "node:assert";
import { stripVTControlCharacters } from "node:util";

import { describe, expect, it } from "vitest";

import {
  ConventionError,
  createTelemetryHarness,
  expectConventions,
  formatFindings,
  type LintOptions,
  lintSpans,
  type SpanLike,
} from "../../src/index.ts";
import { chat, failedChat, having, span, tool } from "./support/sound-spans.ts";

const faulty = having(tool, { "gen_ai.system": "openai" }, { status: { code: "ok", message: "" } });

describe("formatFindings", () => {
  it("groups by span, with rule and fix, and counts at the end", () => {
    const findings = lintSpans([faulty, chat, having(chat, {}, { name: "chat", scope: { name: "", version: "" } })]);

    expect(formatFindings(findings))
      .toBe(`execute_tool lookup_order  app, span b7ad6b7169203331 of trace 0af7651916cd43dd8448eb211c80319c
  warning  status-ok             the span's status is OK
                                 → leave the status unset where nothing failed
  error    deprecated-attribute  \`gen_ai.system\` is of an earlier generation
                                 → write \`gen_ai.provider.name\`: "openai"

chat  span b7ad6b7169203331 of trace 0af7651916cd43dd8448eb211c80319c
  error    span-name             the span is named "chat", and the pattern of gen_ai.client.inference is \`{gen_ai.operation.name} {gen_ai.request.model}\`
                                 → name the span "chat gpt-4o"

2 errors, 1 warning in 2 spans.`);
  });

  it("has a line for nothing, and one for what has no name", () => {
    expect(formatFindings([])).toBe("No findings.");
    expect(formatFindings(lintSpans([null as unknown as SpanLike]))).toMatch(
      /^\(a span without a name\)\n {2}error {4}unreadable/,
    );
  });

  it("is colored where asked for, and says the same", () => {
    const findings = lintSpans([faulty]);
    const colored = formatFindings(findings, { colors: true });

    expect(colored).toContain("\u001b[31merror");
    expect(colored).toContain("\u001b[33mwarning");
    expect(stripVTControlCharacters(colored)).toBe(formatFindings(findings));
  });

  it("shows control characters of names and keys as what they are", () => {
    const text = formatFindings(lintSpans([having(chat, { "gen_ai.\u001b[2J": 1 }, { name: "\u0007\u2028" })]));

    expect(text).toContain("\\u001b[2J");
    expect(text).toContain("\\u0007\\u2028");
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it("keeps spans with the same ids and names apart", () => {
    expect(formatFindings(lintSpans([faulty, faulty]))).toContain("2 errors, 2 warnings in 2 spans.");
  });
});

describe("expectConventions", () => {
  it("throws for errors, with every finding", () => {
    const thrown = ((): unknown => {
      try {
        return expectConventions([faulty]);
      } catch (error) {
        return error;
      }
    })();

    expect(thrown).toBeInstanceOf(ConventionError);
    expect(thrown).toBeInstanceOf(AssertionError);
    expect(thrown).toMatchObject({
      name: "ConventionError",
      code: "ERR_ASSERTION",
      findings: lintSpans([faulty]),
      message: `Spans do not follow the conventions\n\n${formatFindings(lintSpans([faulty]))}\n`,
    });
  });

  it("does not throw for warnings, nor for what is ignored", () => {
    const warned = having(failedChat, { "gen_ai.response.finish_reasons": ["end_turn"] });
    expect(lintSpans([warned])).toHaveLength(1);

    expectConventions([warned]);
    expectConventions([faulty], { ignore: ["gen_ai.system"] });
    expectConventions([]);
  });

  it("takes a harness, with the spans that are open", () => {
    using telemetry = createTelemetryHarness();
    const open = telemetry.tracer.startSpan("GET");
    expect(() => expectConventions(telemetry)).toThrow(/never-ended/);
    open.end();
    expectConventions(telemetry);
  });
});

describe("options", () => {
  it.each<[LintOptions, string]>([
    [
      { dialects: ["semconv-1.3" as never] },
      'Expected `dialects[0]` to be one of genai-0.1, semconv-1.41, refinement-1.0, got "semconv-1.3"',
    ],
    [{ dialects: "genai-0.1" as never }, 'Expected `dialects` to be a list, got "genai-0.1"'],
    [{ allowContent: "yes" as never }, 'Expected `allowContent` to be true or false, got "yes"'],
    [
      { ignore: ["content", "contents"] },
      'Expected `ignore[1]` to be a rule, a key or a beginning of keys that ends in *, got "contents"',
    ],
    [{ ignore: [1 as never] }, "Expected `ignore[0]` to be a rule, a key or a beginning of keys that ends in *, got 1"],
    [{ ignore: "content" as never }, 'Expected `ignore` to be a list, got "content"'],
  ])("%o is refused", (options, message) => {
    expect(() => lintSpans([], options)).toThrow(new TypeError(message));
    expect(() => expectConventions([], options)).toThrow(new TypeError(message));
  });

  it("without spans is refused", () => {
    expect(() => lintSpans(5 as never)).toThrow(TypeError);
  });

  it("is left out exactly where a key begins so", () => {
    const one = having(tool, { "gen_ai.x.y": 1, "gen_ai.xy": 1 });

    expect(lintSpans([one], { ignore: ["gen_ai.x.*"] }).map(({ key }) => key)).toEqual(["gen_ai.xy"]);
    expect(lintSpans([one], { ignore: ["gen_ai.x"] })).toHaveLength(2);
    expect(lintSpans([one, span("GET", {}, { endTimeUnixNano: null })], { ignore: ["*"] })).toMatchObject([
      { rule: "never-ended" },
    ]);
  });
});
