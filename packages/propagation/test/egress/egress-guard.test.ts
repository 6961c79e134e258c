import {
  type Attributes,
  baggageEntryMetadataFromString,
  type Context,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  type TextMapPropagator,
  trace,
} from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import fc from "fast-check";
import { provider } from "sdk-under-test";
import { afterEach, describe, expect, test } from "vitest";

import { egressGuard, type EgressGuard } from "../../src/egress/egress-guard.ts";
import type { EgressGuardOptions } from "../../src/egress/egress-options.ts";
import { withDestination } from "../../src/egress/with-destination.ts";

const W3C = new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] });
const setter = {
  set: (carrier: Record<string, string>, key: string, value: string): void => {
    carrier[key] = value;
  },
};

const remote = trace.setSpanContext(ROOT_CONTEXT, { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 });

const inject = (guard: EgressGuard, context: Context): Record<string, string> => {
  const carrier: Record<string, string> = {};
  guard.propagator(W3C).inject(context, carrier, setter);
  return carrier;
};

const goes = (guard: EgressGuard, context: Context): boolean => Object.keys(inject(guard, context)).length > 0;

const tracer = provider({}).getTracer("test");
const withSpan = (kind: SpanKind, attributes: Attributes): Context =>
  trace.setSpan(ROOT_CONTEXT, tracer.startSpan("span", { kind, attributes }));

afterEach(() => diag.disable());

const logLines = (): string[] => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const logger = { error: log, warn: log, info: log, debug: log, verbose: log };
  diag.setLogger(logger, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
  lines.length = 0;
  return lines;
};

describe("without a hook, a span says where it goes", () => {
  const guard = egressGuard({ allow: ["allowed.example", "ported.example:8443", "[::1]"] });

  test.each([SpanKind.CLIENT, SpanKind.PRODUCER])("of kind %s", (kind) => {
    expect(goes(guard, withSpan(kind, { "server.address": "Allowed.Example." }))).toBe(true);
    expect(goes(guard, withSpan(kind, { "server.address": "denied.example" }))).toBe(false);
  });

  test.each([SpanKind.SERVER, SpanKind.CONSUMER, SpanKind.INTERNAL])("not of kind %s", (kind) => {
    expect(goes(guard, withSpan(kind, { "server.address": "allowed.example" }))).toBe(false);
  });

  test.each<Attributes>([
    { "server.address": "::1" },
    { "server.address": "ported.example", "server.port": 8443 },
    { "net.peer.name": "allowed.example" },
    { "net.peer.name": "ported.example", "net.peer.port": 8443 },
    { "url.full": "https://allowed.example/v1" },
    { "http.url": "https://ported.example:8443/v1" },
  ])("by %j", (attributes) => {
    expect(goes(guard, withSpan(SpanKind.CLIENT, attributes))).toBe(true);
  });

  test.each<Attributes>([
    {},
    { "server.address": "denied.example", "url.full": "https://allowed.example/" },
    { "server.address": "ported.example", "server.port": 443 },
    { "server.address": "ported.example" },
    { "server.address": "" },
    { "server.address": "/var/run/docker.sock" },
    { "server.address": ["allowed.example"] },
    { "url.full": "allowed" },
    { "http.url": "https://denied.example/https://allowed.example/" },
    { "http.host": "allowed.example" },
  ])("and not by %j", (attributes) => {
    expect(goes(guard, withSpan(SpanKind.CLIENT, attributes))).toBe(false);
  });
});

describe("a client that writes headers itself, inside a span of its own", () => {
  const call = withSpan(SpanKind.CLIENT, { "server.address": "api.anthropic.com", "server.port": 443 });

  test("gets nothing for a vendor, even if all hosts are allowed and unknown ones too", () => {
    expect(inject(egressGuard({ allow: ["*"], unknown: "allow" }), call)).toStrictEqual({});
  });

  test("gets it for a vendor that is named", () => {
    expect(goes(egressGuard({ allow: ["api.anthropic.com"] }), call)).toBe(true);
  });
});

describe("what the code says of a message's destination", () => {
  const guard = egressGuard({ allow: ["kafka.internal", "*.example:9092"] });

  test.each(["kafka.internal", "KAFKA.internal.:9092", "a.example:9092", "kafka://kafka.internal:1"])(
    "%s is allowed",
    (host) => {
      expect(goes(guard, withDestination(remote, host))).toBe(true);
    },
  );

  test("may be a URL", () => {
    expect(goes(guard, withDestination(remote, new URL("https://kafka.internal/topic")))).toBe(true);
  });

  test.each(["denied.internal", "a.example", "", "kafka.internal@denied.internal", null, 7, {}])(
    "%j is not",
    (host) => {
      const open = egressGuard({ allow: ["kafka.internal", "*.example:9092"], unknown: "allow" });
      expect(goes(open, withDestination(remote, host as string))).toBe(false);
    },
  );

  test("comes before what its span says", () => {
    const call = withSpan(SpanKind.CLIENT, { "server.address": "denied.example" });
    expect(goes(guard, withDestination(call, "kafka.internal"))).toBe(true);
    const allowedCall = withSpan(SpanKind.CLIENT, { "server.address": "kafka.internal" });
    expect(goes(guard, withDestination(allowedCall, "denied.example"))).toBe(false);
  });

  test("does not hold for requests that are made in its context, which have spans of their own", () => {
    const stated = withDestination(remote, "kafka.internal");
    const sampledOut = { traceId: "1".repeat(32), spanId: "3".repeat(16), traceFlags: 0 };
    expect(goes(guard, trace.setSpanContext(stated, sampledOut))).toBe(false);
    expect(goes(guard, trace.deleteSpan(stated))).toBe(false);
  });

  test("is the last thing that was said", () => {
    expect(goes(guard, withDestination(withDestination(remote, "kafka.internal"), "denied.example"))).toBe(false);
  });
});

describe("of what nobody knows", () => {
  const entries = { a: { value: "1" }, b: { value: "2" } };
  const context = propagation.setBaggage(remote, propagation.createBaggage(entries));

  test("nothing goes along", () => {
    expect(inject(egressGuard({ allow: ["*"], baggage: ["a"] }), context)).toStrictEqual({});
  });

  test.each<[EgressGuardOptions["baggage"], string | undefined]>([
    [undefined, undefined],
    [["a"], "a=1"],
    [{ "*": ["b"], "x.example": ["a"] }, "b=2"],
    [{ "x.example": ["a"] }, undefined],
  ])("with `unknown` and `baggage` %j, %s goes along", (baggage, expected) => {
    const guard = egressGuard({ allow: [], unknown: "allow", ...(baggage === undefined ? {} : { baggage }) });
    const carrier = inject(guard, context);
    expect(carrier["traceparent"]).toBeDefined();
    expect(carrier["baggage"]).toBe(expected);
  });
});

describe("baggage", () => {
  const metadata = baggageEntryMetadataFromString("ttl=60");
  const baggage = propagation.createBaggage({
    "2": { value: "two" },
    b: { value: "x y", metadata },
    "1": { value: "one" },
  });
  const ordered = baggage.setEntry("a", { value: "last" }).removeEntry("2").setEntry("2", { value: "after" });
  const context = propagation.setBaggage(remote, ordered);
  const baggageFor = (options: EgressGuardOptions, host: string, of: Context = context): string | undefined =>
    inject(egressGuard(options), withDestination(of, host))["baggage"];

  test("stays here by default", () => {
    expect(baggageFor({ allow: ["*"] }, "a.example")).toBeUndefined();
  });

  test("goes along as it is, as far as its keys may", () => {
    const allow = ["*", "api.openai.com"];
    expect(baggageFor({ allow, baggage: ["2", "b", "missing"] }, "a.example")).toBe("b=x%20y;ttl=60,2=after");
    expect(baggageFor({ allow, baggage: ["a"] }, "api.openai.com")).toBe("a=last");
    expect(baggageFor({ allow, baggage: ["1", "2", "a", "b"] }, "a.example")).toBe(
      "1=one,b=x%20y;ttl=60,a=last,2=after",
    );
    expect(baggageFor({ allow, baggage: ["B"] }, "a.example")).toBeUndefined();
    expect(baggageFor({ allow, baggage: ["a"] }, "api.cohere.com")).toBeUndefined();
  });

  test("of which nothing may go along is not there at all", () => {
    const seen: unknown[] = [];
    const inject = (injected: Context): void => void seen.push(propagation.getBaggage(injected));
    egressGuard({ allow: ["*"] })
      .propagator({ inject, extract: () => ROOT_CONTEXT, fields: () => [] })
      .inject(withDestination(context, "a.example"), {}, setter);
    expect(seen).toStrictEqual([undefined]);
  });

  test("of the context itself is left alone", () => {
    baggageFor({ allow: ["*"], baggage: ["a"] }, "a.example");
    expect(
      propagation
        .getBaggage(context)
        ?.getAllEntries()
        .map(([key]) => key),
    ).toStrictEqual(["1", "b", "a", "2"]);
  });

  test("is ruled by the most specific pattern, whatever the order", () => {
    const patterns = {
      "*": ["a"],
      "*.example": ["b"],
      "api.example": ["1"],
      "api.example:8443": ["2"],
      "api-*.example": ["a"],
      "api-eu.example": ["b"],
      "api-*.example:8443": ["2"],
    };
    for (const entries of [Object.entries(patterns), Object.entries(patterns).toReversed()]) {
      const options = { allow: ["*"], baggage: Object.fromEntries(entries) };
      expect(baggageFor(options, "other.test")).toBe("a=last");
      expect(baggageFor(options, "a.b.example")).toBe("b=x%20y;ttl=60");
      expect(baggageFor(options, "api.example")).toBe("1=one");
      expect(baggageFor(options, "api.example:8443")).toBe("2=after");
      expect(baggageFor(options, "api-us.example:443")).toBe("a=last");
      expect(baggageFor(options, "api-us.example:8443")).toBe("2=after");
      expect(baggageFor(options, "api-eu.example:8443")).toBe("b=x%20y;ttl=60");
    }
  });

  test("for all hosts does not mean vendors, even where they are allowed", () => {
    const options = { allow: ["*", "api.openai.com"], baggage: { "*": ["a"] } };
    expect(baggageFor(options, "api.openai.com")).toBeUndefined();
    expect(baggageFor({ ...options, baggage: { "*.openai.com": ["b"] } }, "api.openai.com")).toBe("b=x%20y;ttl=60");
  });

  test("whose keys are an object's own names is baggage like any other", () => {
    const odd = propagation
      .createBaggage()
      .setEntry("__proto__", { value: "1" })
      .setEntry("constructor", { value: "2" });
    const context = propagation.setBaggage(remote, odd);
    expect(baggageFor({ allow: ["*"], baggage: ["__proto__"] }, "a.example", context)).toBe("__proto__=1");
    expect(baggageFor({ allow: ["*"], baggage: ["toString"] }, "a.example", context)).toBeUndefined();
  });

  test("never reaches a host with a key that is not on its list", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.stringMatching(/^[a-z0-9]{1,5}$/)),
        fc.array(fc.stringMatching(/^[a-z]{1,3}$/)),
        (values, keys) => {
          const all = propagation.createBaggage(
            Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
          );
          const header = baggageFor({ allow: ["*"], baggage: keys }, "a.example", propagation.setBaggage(remote, all));
          const sent = header?.split(",").map((member) => member.slice(0, member.indexOf("="))) ?? [];
          const expected = Object.keys(values).filter((key) => keys.includes(key));
          expect(sent).toStrictEqual(expected);
        },
      ),
    );
  });
});

describe("options", () => {
  test.each<[unknown, string]>([
    [undefined, "Expected `allow` to be an array of hosts, got undefined"],
    [{}, "Expected `allow` to be an array of hosts, got undefined"],
    [{ allow: "a.example" }, 'Expected `allow` to be an array of hosts, got "a.example"'],
    [{ allow: ["https://a.example/v1"] }, 'got "https://a.example/v1"'],
    [{ allow: ["a.example", null] }, "Expected `allow` to be hosts without scheme and path"],
    [{ allow: [], unknown: "maybe" }, 'Expected `unknown` to be "allow" or "deny", got "maybe"'],
    [
      { allow: [], logger: { info: () => {} } },
      "Expected `logger` to be an object with the methods info and warn, got an object",
    ],
    [{ allow: [], unknown: true }, 'Expected `unknown` to be "allow" or "deny", got true'],
    [{ allow: [], baggage: "a" }, "Expected `baggage` to be an array of keys, or an object of such arrays by host"],
    [{ allow: [], baggage: null }, "Expected `baggage` to be an array of keys"],
    [{ allow: [], baggage: [""] }, "Expected `baggage` to be an array of names that are not empty"],
    [{ allow: [], baggage: { "a.example": "a" } }, 'Expected `baggage["a.example"]` to be an array of keys, got "a"'],
    [{ allow: [], baggage: { "a.example": [7] } }, 'Expected `baggage["a.example"]` to be an array of names'],
    [{ allow: [], baggage: { "a b": ["a"] } }, "Expected `baggage` to be hosts without scheme and path"],
  ])("%j are wrong", (options, message) => {
    expect(() => egressGuard(options as EgressGuardOptions)).toThrow(TypeError);
    expect(() => egressGuard(options as EgressGuardOptions)).toThrow(message);
  });

  test("with no host at all nothing goes anywhere", () => {
    expect(goes(egressGuard({ allow: [] }), withDestination(remote, "a.example"))).toBe(false);
  });

  test.each([undefined, null, {}, { inject: () => {} }])("%j is no propagator", (next) => {
    expect(() => egressGuard({ allow: [] }).propagator(next as unknown as TextMapPropagator)).toThrow(TypeError);
  });
});

describe("the propagator behind it", () => {
  const guard = egressGuard({ allow: ["*"] });

  test("names its fields and reads what comes in, from wherever", () => {
    const guarded = egressGuard({ allow: [] }).propagator(W3C);
    const headers = { traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-01`, baggage: "a=1" };
    const getter = { keys: Object.keys, get: (carrier: object, key: string) => Reflect.get(carrier, key) as string };
    const extracted = guarded.extract(ROOT_CONTEXT, headers, getter);
    expect(guarded.fields()).toStrictEqual(W3C.fields());
    expect(trace.getSpanContext(extracted)?.traceId).toBe("1".repeat(32));
    expect(propagation.getBaggage(extracted)?.getEntry("a")?.value).toBe("1");
  });

  test("may throw, and so may the logger", () => {
    const fail = (): never => {
      throw new Error("secret");
    };
    const guarded = guard.propagator({ inject: fail, extract: fail, fields: fail });
    const lines = logLines();
    const use = (): unknown[] => [
      guarded.inject(withDestination(remote, "a.example"), {}, setter),
      guarded.extract(remote, {}, { keys: () => [], get: () => undefined }),
      guarded.fields(),
    ];
    expect(use()).toStrictEqual([undefined, remote, []]);
    expect(lines).toStrictEqual(["egressGuard: the propagator threw Error"]);
    const logger = { error: fail, warn: fail, info: fail, debug: fail, verbose: fail };
    diag.setLogger({ ...logger, warn: () => {} }, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
    expect(goes(egressGuard({ allow: [] }), withDestination(remote, "a.example"))).toBe(false);
  });

  test("writes nothing where a span that cannot be read is", () => {
    const span = Object.defineProperty(
      trace.wrapSpanContext({ traceId: "", spanId: "", traceFlags: 0 }),
      "attributes",
      {
        get: () => {
          throw new Error("attributes");
        },
      },
    );
    expect(goes(egressGuard({ allow: ["*"], unknown: "allow" }), trace.setSpan(ROOT_CONTEXT, span))).toBe(false);
  });
});

describe("decisions", () => {
  test("are counted", () => {
    const guard = egressGuard({ allow: ["a.example"] });
    const hosts = ["a.example", "a.example", "b.example", ""];
    for (const host of hosts) inject(guard, withDestination(remote, host));
    inject(guard, remote);
    expect(guard.counts).toStrictEqual({ allowed: 2, denied: 3, unknown: 1 });
  });

  test("are said once for each host, and for a hundred of them at most", () => {
    const lines = logLines();
    const guard = egressGuard({ allow: ["a.example"] });
    for (let at = 0; at < 3; at += 1) {
      inject(guard, remote);
      inject(guard, withDestination(remote, "a.example"));
      inject(guard, withDestination(remote, "b.example:443"));
      inject(guard, withDestination(remote, "user:secret@c.example"));
    }
    expect(lines).toStrictEqual([
      expect.stringMatching(/^egressGuard: nothing goes along with messages whose destination nobody knows: .*hooks/),
      "egressGuard: nothing goes to b.example:443, which `allow` does not cover",
      "egressGuard: nothing goes to a destination that cannot be read",
    ]);
    for (let at = 0; at < 5000; at += 1) inject(guard, withDestination(remote, `h${at}.example`));
    expect(lines.filter((line) => line.includes("which `allow` does not cover"))).toHaveLength(100);
  });

  test("that nobody knows a destination is said however many hosts are denied", () => {
    const lines = logLines();
    const guard = egressGuard({ allow: [] });
    for (let at = 0; at < 200; at += 1) inject(guard, withDestination(remote, `h${at}.example`));
    inject(guard, remote);
    expect(lines.at(-1)).toContain("whose destination nobody knows");
  });

  test("are said no more than a hundred times of a propagator that throws ever anew", () => {
    const lines = logLines();
    let thrown = 0;
    const inject = (): never => {
      throw Object.assign(new Error(), { name: `Error${(thrown += 1)}` });
    };
    const guarded = egressGuard({ allow: ["*"] }).propagator({
      inject,
      extract: (context) => context,
      fields: () => [],
    });
    for (let at = 0; at < 200; at += 1) guarded.inject(withDestination(remote, "a.example"), {}, setter);
    expect(lines).toHaveLength(100);
  });

  test("are said to the logger that is given: as a warning where somebody has to see to it", () => {
    const lines = logLines();
    const told: string[] = [];
    const logger = {
      info: (line: string) => told.push(`info ${line}`),
      warn: (line: string) => told.push(`warn ${line}`),
    };
    const guard = egressGuard({ allow: [], logger });
    inject(guard, withDestination(remote, "a.example"));
    inject(guard, remote);
    expect(told).toStrictEqual([
      expect.stringMatching(/^info egressGuard: nothing goes to a\.example/),
      expect.stringMatching(/^warn egressGuard: nothing goes along with messages/),
    ]);
    expect(lines).toStrictEqual([]);
  });

  test("stay right for more hosts than are remembered", () => {
    const guard = egressGuard({ allow: ["*.even.example"] });
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 2500; at += 1) {
        const host = `h${at}.${at % 2 === 0 ? "even" : "odd"}.example`;
        expect(goes(guard, withDestination(remote, host))).toBe(at % 2 === 0);
      }
    }
  });
});
