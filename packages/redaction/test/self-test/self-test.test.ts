import { describe, expect, test } from "vitest";

import { SURFACES } from "../../src/counts/surface.ts";
import { createRedactor } from "../../src/create-redactor.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Redactor } from "../../src/redactor.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { canaryFor } from "../../src/detector/canary.ts";
import { plantedSpan } from "../../src/self-test/planted-span.ts";
import { runSelfTest } from "../../src/self-test/run-self-test.ts";
import { failingDetector, SECRET, tokenDetector } from "../surfaces/support/redactors.ts";

const budget = { maxTimeMs: 1000, maxLength: 1e6, nowMs: () => 0 };
const scannerOf = (...detectors: Detector[]): Scanner => new Scanner(detectors.map(compileDetector), budget);
const clean = createRedactor({ detectors: [tokenDetector] });

describe("the self-test", () => {
  test("plants every detector's example in every surface, and finds that none comes out", () => {
    const report = clean.selfTest();
    expect(report).toEqual({ passed: true, planted: report.planted, leaked: [], untested: [] });
    expect(report.planted).toBeGreaterThanOrEqual(SURFACES.length);
  });

  test("is the same each time, and counts for nothing", () => {
    const redactor = createRedactor({ detectors: [tokenDetector] });
    expect(redactor.selfTest()).toEqual(redactor.selfTest());
    expect(redactor.counts()).toEqual({ replaced: [], withheld: [], cut: [], total: 0 });
  });

  test.each(["label", "mask", "hmac", "remove"] as const)("of all built-in detectors passes in mode %s", (mode) => {
    const report = createRedactor({ mode, hmacKey: "k".repeat(32) }).selfTest();
    expect(report).toMatchObject({ passed: true, leaked: [], untested: [] });
  });

  test("names detectors of which no example is known, and those that fail", () => {
    const blind: Detector = {
      name: "test-blind",
      label: "BLIND",
      keywords: ["zz"],
      maxLength: 9,
      find: () => undefined,
    };
    expect(createRedactor({ detectors: [blind, failingDetector, tokenDetector] }).selfTest()).toMatchObject({
      passed: true,
      untested: ["test-blind", "test-failing"],
    });
  });

  test("does not plant what is allowed", () => {
    const detector = { ...tokenDetector, example: SECRET };
    expect(createRedactor({ detectors: [detector], allow: [SECRET] }).selfTest().planted).toBe(0);
  });

  test("says which surface lets something out", () => {
    const original = plantedSpan(SECRET);
    const leaks: readonly (readonly [string, Partial<Redactor>])[] = [
      ["text", { text: (text) => text }],
      ["stream", { stream: () => ({ write: (chunk) => chunk, end: () => "" }) }],
      ["span_name", { span: (span) => ({ ...clean.span(span), name: span.name }) }],
      ["attribute", { span: (span) => ({ ...clean.span(span), attributes: { a: span.attributes["app.json"] } }) }],
      ["attribute_key", { span: (span) => ({ ...clean.span(span), attributes: { [SECRET]: 1 } }) }],
      ["event_name", { span: (span) => ({ ...clean.span(span), events: [{ ...span.events[0]!, attributes: {} }] }) }],
      ["event_attribute", { span: (span) => ({ ...clean.span(span), events: [{ ...span.events[0]!, name: "e" }] }) }],
      [
        "exception",
        { span: (span) => ({ ...clean.span(span), events: [clean.span(span).events[0]!, span.events[1]!] }) },
      ],
      [
        "link_attribute",
        {
          span: (span) => ({
            ...clean.span(span),
            links: [{ ...span.links[0]!, context: clean.span(span).spanContext() }],
          }),
        },
      ],
      ["trace_state", { span: (span) => ({ ...clean.span(span), spanContext: () => original.spanContext() }) }],
      ["status_message", { span: (span) => ({ ...clean.span(span), status: span.status }) }],
      ["resource", { span: (span) => ({ ...clean.span(span), resource: span.resource }) }],
      ["scope", { span: (span) => ({ ...clean.span(span), instrumentationScope: span.instrumentationScope }) }],
      ["log_body", { logRecord: (record) => clean.logRecord(record).setBody(record.body) }],
      ["log_attribute", { logRecord: (record) => clean.logRecord(record).setSeverityText(SECRET) }],
      ["event_name", { logRecord: (record) => clean.logRecord(record).setEventName(SECRET) }],
    ];
    const detector = { ...tokenDetector, example: SECRET };
    for (const [surface, broken] of leaks) {
      const report = runSelfTest({ ...clean, ...broken }, scannerOf(detector));
      expect(report.passed).toBe(false);
      expect(new Set(report.leaked)).toEqual(new Set([{ detector: "test-token", surface }]));
    }
    expect(new Set(leaks.map(([surface]) => surface))).toEqual(new Set(SURFACES));
  });
});

describe("what comes out in another spelling", () => {
  const detector = { ...tokenDetector, expression: /zap_["\n][a-z]{8}/, example: 'zap_"abcdefgh' };
  test.each([
    ["in JSON", JSON.stringify({ note: detector.example })],
    ["in JSON in JSON", JSON.stringify([JSON.stringify(detector.example)])],
    ["as a key", { deep: [{ [detector.example]: 1 }] }],
  ])("is noticed: %s", (_, value) => {
    const redactor = createRedactor({ detectors: [detector] });
    const span: Redactor["span"] = (planted) => ({ ...redactor.span(planted), attributes: { value } });
    const report = runSelfTest({ ...redactor, span }, scannerOf(detector));
    expect(report.leaked).toEqual([{ detector: "test-token", surface: "attribute" }]);
  });
});

describe("an example", () => {
  const of = (detector: Detector) => canaryFor(compileDetector(detector));

  test.each<readonly [string, Partial<Detector>]>([
    ["that is given", { example: `it is ${SECRET}` }],
    ["that is made when it is needed", { example: () => `it is ${SECRET}` }],
  ])("%s is taken", (_, changes) => {
    expect(of({ ...tokenDetector, ...changes })).toEqual({
      detector: "test-token",
      text: `it is ${SECRET}`,
      secret: SECRET,
    });
  });

  test.each<readonly [string, Detector, RegExp]>([
    ["at a keyword", tokenDetector, /^zap_[a-z]{8}$/],
    [
      "of a value that is assigned",
      { ...tokenDetector, keywords: ["acme"], at: "value", expression: /[a-f]{6}/ },
      /^acme=[a-f]{6}$/,
    ],
    [
      "in a run",
      { ...tokenDetector, keywords: ["@"], at: "run", lead: /[a-z]/, expression: /[a-z]{1,9}@[a-z]{3}/ },
      /^[a-z]{1,9}@[a-z]{3}$/,
    ],
  ])("is made of an expression %s", (_, detector, expected) => {
    expect(of(detector)?.text).toMatch(expected);
    expect(of(detector)).toEqual(of(detector));
  });

  test("is none if it fails to be made", () => {
    const example = (): never => {
      throw new Error("no example");
    };
    expect(of({ ...tokenDetector, example })).toBeUndefined();
    expect(of({ ...tokenDetector, validate: () => false })).toBeUndefined();
  });
});
