import type { SpanKind } from "@opentelemetry/api";
import { CONTENT_KEYS, DIALECTS } from "@sideband/semconv";
import fc from "fast-check";
import { ProtobufTraceSerializer } from "otlp-schema";
import { describe, expect, it } from "vitest";

import {
  createTelemetryHarness,
  formatFindings,
  LINT_RULES,
  type LintOptions,
  lintSpans,
  type SpanLike,
  type SpanRecord,
} from "../../src/index.ts";
import { decodeRequest } from "../../src/collector/decode/decode-request.ts";
import * as faults from "./faults/all.ts";
import { hostileValue, key, soundValue } from "./support/arbitrary-attributes.ts";
import { SOUND, span } from "./support/sound-spans.ts";

const parameters = { numRuns: Number(process.env["FC_NUM_RUNS"] ?? 200) };

const NAME = fc.constantFrom("chat gpt-4o", "execute_tool x", "invoke_agent", "gen_ai.chat", "agent.tool_call", "");

const options: fc.Arbitrary<LintOptions> = fc.record({
  dialects: fc.subarray([...DIALECTS]),
  allowContent: fc.boolean(),
});

const kind = fc.constantFrom("internal", "client", "server", "producer", "unspecified");
const status = fc.record({ code: fc.constantFrom("unset", "ok", "error"), message: fc.string() });

const attributes = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(key, value, { maxKeys: 12 });

const anyValue: fc.Arbitrary<() => unknown> = fc.oneof(
  hostileValue,
  fc.oneof(soundValue, fc.anything()).map((value) => () => value),
);

const opened = (values: Readonly<Record<string, () => unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value()]));

const FIELDS = ["name", "kind", "status", "traceId", "events", "attributes", "endTimeUnixNano", "scope", "links"];

/** Any value in any field, and getters that throw in place of some of them. Behind a function, as hostile values are. */
const hostileSpan: fc.Arbitrary<() => SpanLike> = fc
  .tuple(
    fc.constantFrom(...Object.values(SOUND)),
    fc.dictionary(key, anyValue, { maxKeys: 12 }),
    fc.dictionary(fc.constantFrom(...FIELDS), anyValue, { maxKeys: 2 }),
    fc.option(fc.constantFrom("name", "attributes", "spanContext", "startTimeUnixNano"), { freq: 3 }),
  )
  .map(([sound, attributes, fields, throws]) => () => {
    const made = { ...sound, attributes: { ...sound.attributes, ...opened(attributes) }, ...opened(fields) };
    if (throws !== null) {
      Object.defineProperty(made, throws, {
        get: () => {
          throw new Error("hostile");
        },
      });
    }
    return made;
  });

describe("lintSpans", () => {
  it("throws for no span, and says the same twice", () => {
    fc.assert(
      fc.property(fc.array(hostileSpan, { maxLength: 4 }), options, (makers, options) => {
        const spans = makers.map((make) => make());
        const findings = lintSpans(spans, options);

        expect(lintSpans(spans, options)).toEqual(findings);
        expect(formatFindings(findings, { colors: true })).toMatch(/No findings|errors?, \d+ warnings? in \d+ spans?/);
        for (const { rule, message, fix } of findings) {
          expect(Object.hasOwn(LINT_RULES, rule)).toBe(true);
          expect([message, fix]).not.toContain("");
        }
      }),
      parameters,
    );
  });

  it("throws for nothing that is no span at all, and says so", () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 3 }), (values) => {
        const findings = lintSpans(values.map((value) => value() as SpanLike));

        expect(findings.map(({ rule }) => rule)).toEqual(values.map(() => "unreadable"));
      }),
      parameters,
    );
  });

  it("finds the same in a span of an SDK and in what came of it over the wire", () => {
    fc.assert(
      fc.property(
        attributes(soundValue),
        NAME,
        fc.nat(4),
        fc.nat(2),
        fc.nat(2000),
        options,
        (set, name, kind, code, ms, options) => {
          using telemetry = createTelemetryHarness();
          const started = telemetry.tracer.startSpan(name, {
            kind: kind as SpanKind,
            startTime: 1000,
            attributes: set,
          });
          started.addEvent("gen_ai.choice", { "gen_ai.prompt": "x" });
          started.setStatus({ code });
          started.end(1000 + ms);
          const bytes = ProtobufTraceSerializer.serializeRequest([...telemetry.spans()] as never) ?? new Uint8Array();
          const { spans } = decodeRequest("traces", Buffer.from(bytes), "protobuf");

          expect(spans).toHaveLength(1);
          expect(lintSpans(spans, options)).toEqual(lintSpans(telemetry, options));
        },
      ),
      parameters,
    );
  });

  it("leaves out exactly what is to be ignored", () => {
    const rows = Object.values(faults).flat();
    const all = rows.map(([, faulty]) => faulty);
    const keys = [...new Set(lintSpans(all).flatMap(({ key }) => key ?? []))];
    const rules = fc.subarray(Object.keys(LINT_RULES));
    const exact = fc.subarray(keys, { maxLength: 5 });
    const prefixes = fc.subarray(["gen_ai.usage.*", "gen_ai.request.*", "mcp.*", "agent.*"]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { maxLength: 20 }),
        rules,
        exact,
        prefixes,
        (spans, rules, exact, prefixes) => {
          const kept = lintSpans(spans).filter(
            ({ rule, key = "" }) =>
              !rules.includes(rule) &&
              !exact.includes(key) &&
              !prefixes.some((prefix) => key.startsWith(prefix.slice(0, -1))),
          );

          expect(lintSpans(spans, { ignore: [...rules, ...exact, ...prefixes] })).toEqual(kept);
        },
      ),
      parameters,
    );
  });

  it("finds in many spans what it finds in each", () => {
    const record: fc.Arbitrary<SpanRecord> = fc
      .tuple(NAME, kind, status, attributes(soundValue))
      .map(([name, kind, status, attributes]) => span(name, attributes, { kind, status }));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), options, (spans, options) => {
        const one = spans.flatMap((each) => lintSpans([each], options));

        expect(lintSpans(spans, options)).toEqual(one);
        expect(lintSpans(new Set(spans).values(), options)).toEqual(one);
      }),
      parameters,
    );
  });

  it("never shows content", () => {
    const SECRET = "4111-secret";
    const contentKey = fc.constantFrom(...CONTENT_KEYS, "gen_ai.prompt.variable.x", "gen_ai.prompt.0.content");
    const secret = fc.constantFrom<unknown>(
      SECRET,
      `[{"role":"user","parts":[{"type":"text","content":"${SECRET}"}]}]`,
      `[{"role":"user","content":"${SECRET}"}`,
      JSON.stringify(JSON.stringify({ card: SECRET })),
      [{ role: "user", parts: [SECRET] }],
      [{ parts: [{ text: SECRET }] }],
      [SECRET],
      { [SECRET]: SECRET },
    );
    fc.assert(
      fc.property(
        fc.dictionary(contentKey, secret),
        fc.constantFrom(...Object.values(SOUND)),
        options,
        (content, sound, options) => {
          const spans = [
            { ...sound, attributes: { ...sound.attributes, ...content } },
            { ...sound, events: [{ name: "gen_ai.choice", timeUnixNano: 1n, attributes: content }] },
          ];

          expect(JSON.stringify(lintSpans(spans, options))).not.toContain(SECRET);
        },
      ),
      parameters,
    );
  });
});
