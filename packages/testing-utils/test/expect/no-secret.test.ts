import { createTraceState, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, expectSpans, toSpanRecord, type SpanRecord } from "../../src/index.ts";
import { makeRecord } from "../support/make-record.ts";
import { messageOf } from "../support/message-of.ts";

const SECRET = 'sk-"live"\nk3y';

const event = { name: "retry", timeUnixNano: 1n, attributes: {} };
const link = { traceId: "b".repeat(32), spanId: "b".repeat(16), attributes: {} };

/** A secret in every place that a span has, and what the place is called. */
const places: readonly (readonly [place: string, span: Partial<SpanRecord>])[] = [
  ["name", { name: `chat ${SECRET}` }],
  ["status message", { status: { code: "error", message: `401 for ${SECRET}` } }],
  ["attribute a", { attributes: { a: SECRET } }],
  ["attribute a", { attributes: { a: ["x", SECRET] } }],
  ["attribute a", { attributes: { a: { deep: [{ [SECRET]: 1 }] } } }],
  ["attribute a", { attributes: { a: new Map([["key", { value: SECRET }]]) } }],
  ["attribute a", { attributes: { a: new Set([SECRET]) } }],
  ["attribute a", { attributes: { a: new TextEncoder().encode(SECRET) } }],
  ["attribute a", { attributes: { a: new DataView(new TextEncoder().encode(`--${SECRET}`).buffer, 2) } }],
  ["attribute a", { attributes: { a: new Error(SECRET) } }],
  ["attribute a", { attributes: { a: Object.assign(new Error("no"), { body: [SECRET] }) } }],
  ["attribute a", { attributes: { a: new Map([[{ id: SECRET }, 1]]) } }],
  ["attribute a", { attributes: { a: [[[[SECRET]]]] } }],
  ["attribute a", { attributes: { a: Symbol(SECRET) } }],
  ["attribute a", { attributes: { a: JSON.stringify([{ role: "user", content: SECRET }]) } }],
  ["attribute a", { attributes: { a: JSON.stringify({ arguments: JSON.stringify({ key: SECRET }) }) } }],
  ["attribute a", { attributes: { a: JSON.stringify(SECRET) } }],
  ["a key of attributes", { attributes: { [SECRET]: 1 } }],
  ["the name of an event", { events: [{ ...event, name: SECRET }] }],
  ["event retry: attribute a", { events: [event, { ...event, attributes: { a: SECRET } }] }],
  ["a key of event retry: attributes", { events: [{ ...event, attributes: { [SECRET]: 1 } }] }],
  ["link: attribute a", { links: [link, { ...link, attributes: { a: SECRET } }] }],
  ["resource attribute host.name", { resource: { attributes: { "host.name": SECRET } } }],
  ["trace state", { traceState: `vendor=${SECRET}` }],
  ["scope", { scope: { name: SECRET, version: "" } }],
  ["scope version", { scope: { name: "", version: SECRET } }],
];

const findMessage = (
  span: Partial<SpanRecord>,
  find: Parameters<ReturnType<typeof expectSpans>["toHaveNoSecret"]>[0],
) => messageOf(() => expectSpans([makeRecord(1), makeRecord(2, span)]).toHaveNoSecret(find));

describe("toHaveNoSecret", () => {
  test.each(places)("finds one in %s, and does not show it", (place, span) => {
    const message = findMessage(span, SECRET);
    expect(message).toContain("Expected no secret in spans, got some in 1 of 2");
    expect(message).toMatch(new RegExp(`◀ (?:.*, )?${place}(?:,|$)`, "mu"));
    expect(message).not.toContain("k3y");
    expect(message).toContain("span 1  0.0 ms\n"); // what holds none is shown
  });

  test("takes the secret, an expression whatever its flags, or a function", () => {
    const span = { attributes: { a: "text with token-123 in it", b: "token-456" } };
    for (const find of ["token-", /token-\d/u, /token-\d/gu, /token-\d/y, (text: string) => text.includes("token-")]) {
      expect(findMessage(span, find)).toContain("◀ attribute a, attribute b\n");
    }
    expectSpans([makeRecord(1, span)])
      .toHaveNoSecret(/token-\d{4}/u)
      .toHaveNoSecret("token-7");
  });

  test("finds numbers", () => {
    const card = { attributes: { card: 4_111_111_111_111_111, large: 2n ** 70n } };
    expect(findMessage(card, /41{15}/u)).toContain("◀ attribute card\n");
    expect(findMessage(card, "1180591620717411303424")).toContain("◀ attribute large\n");
  });

  test("a function that goes on where it last stopped misses nothing", () => {
    const global = /s3cret/gu;
    const spans = Array.from({ length: 8 }, (_, number) =>
      makeRecord(number, {
        name: number % 2 === 0 ? "s3cret" : `the ${"long ".repeat(number)}s3cret`,
        attributes: { a: "s3cret" },
      }),
    );
    const message = messageOf(() => expectSpans(spans).toHaveNoSecret((text) => global.test(text)));
    expect(message).toContain("got some in 8 of 8");
    expect(message).not.toContain("s3cret");
  });

  test("a finder of whole texts withholds names and keys too", () => {
    const message = findMessage(
      {
        name: "s3cret",
        attributes: { k3y: "k3y" },
        events: [{ ...event, name: "ev3nt", attributes: { a: "k3y" } }],
      },
      (text) => ["s3cret", "k3y", "ev3nt"].includes(text),
    );
    expect(message).toContain(
      "(withheld)  ◀ name, a key of attributes, a place whose name holds it, the name of an event\n",
    );
    for (const secret of ["s3cret", "k3y", "ev3nt"]) expect(message).not.toContain(secret);
  });

  test("shows no part of a secret that is cut from a long text", () => {
    const secret = "S".repeat(40);
    for (let before = 150; before <= 210; before += 1) {
      const text = "x".repeat(before) + secret;
      const found = (part: string): boolean => part.includes(secret);
      expect(findMessage({ name: text }, found)).not.toContain("S".repeat(4));
      expect(findMessage({ status: { code: "error", message: text } }, found)).not.toContain("S".repeat(4));
      expect(findMessage({ attributes: { [text]: secret } }, found)).not.toContain("S".repeat(4));
    }
  });

  test("whatever the texts, what a finder finds is not in the message", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", '"', "\n", "\\", "é", "😀"), maxLength: 6 });
    const secret = fc.string({ unit: fc.constantFrom("P", "Q", "\u0000", "'"), minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(secret, text, text, fc.nat(3), (needle, before, after, where) => {
        const whole = before + needle + after;
        const span = [
          { name: whole },
          { status: { code: "error", message: whole } as const },
          { attributes: { [whole]: whole } },
          { attributes: { a: JSON.stringify({ [whole]: [whole] }) } },
        ][where];
        const message = findMessage(span ?? {}, needle);
        expect(message).not.toContain(needle);
        expect(message).toContain("got some in 1 of 2");
      }),
    );
  });

  test("an empty text holds nothing, and nothing found is nothing", () => {
    for (const found of [false, "", null, undefined, []]) expectSpans([makeRecord(1)]).toHaveNoSecret(() => found);
    expectSpans([makeRecord(1, { attributes: { a: ["x", "y"] } })]).toHaveNoSecret(/^[01]$/u); // places are no text
    const asked: string[] = [];
    expectSpans([makeRecord(1)]).toHaveNoSecret((text) => asked.push(text) < 0);
    expect(new Set(asked)).toEqual(new Set(["span 1"]));
    expect(findMessage({}, (text) => (text === "span 2" ? ["found"] : []))).toContain("(withheld)  ◀ name");
    expect(findMessage({}, (text) => (text === "span 2" ? "openai" : null))).toContain("(withheld)  ◀ name");
  });

  test("a circle is walked once, and what cannot be read is an error", () => {
    const circle: unknown[] = ["s3cret"];
    circle.push(circle);
    expect(findMessage({ attributes: { circle } }, "s3cret")).toContain("◀ attribute circle\n");
    const hostile = {
      get key(): never {
        throw new Error("unreadable");
      },
    };
    expect(() => expectSpans([makeRecord(1, { attributes: { hostile } })]).toHaveNoSecret("x")).toThrow("unreadable");
  });

  test("throws a TypeError for what can find nothing", () => {
    for (const find of ["", undefined, 5, {}]) {
      expect(() => expectSpans([]).toHaveNoSecret(find as never)).toThrow(TypeError);
      expect(() => expectSpans([]).toHaveNoSecret(find as never)).toThrow(
        "Expected a secret, an expression, or a function",
      );
    }
  });
});

test("a secret in the trace state is found, of the SDK's spans and of records", () => {
  using telemetry = createTelemetryHarness();
  const parent = {
    traceId: "a".repeat(32),
    spanId: "b".repeat(16),
    traceFlags: 1,
    traceState: createTraceState("vendor=planted"),
  };
  telemetry.tracer.startSpan("s", {}, trace.setSpanContext(ROOT_CONTEXT, parent)).end();
  const [record] = telemetry.spans().map(toSpanRecord);
  expect(record?.traceState).toBe("vendor=planted");
  for (const spans of [telemetry.spans(), record === undefined ? [] : [record]]) {
    expect(messageOf(() => expectSpans(spans).toHaveNoSecret("planted"))).toContain("◀ trace state");
  }
});
