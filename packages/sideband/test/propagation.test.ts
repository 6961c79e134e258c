import {
  type Context,
  context,
  type ContextManager,
  diag,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
} from "@opentelemetry/api";
import { afterEach, describe, expect, it } from "vitest";

import { type PropagationConfiguration, start, withDestination } from "../src/index.ts";
import { running } from "../src/running.ts";

afterEach(() => running.telemetry?.shutdown());

const parent = trace.setSpan(
  ROOT_CONTEXT,
  trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 }),
);
const withBaggage = propagation.setBaggage(
  parent,
  propagation.createBaggage({ tenant: { value: "acme" }, session: { value: "s 1" } }),
);

const sent = (from: Context): Record<string, string> => {
  const headers: Record<string, string> = {};
  propagation.inject(from, headers);
  return headers;
};

const started = (configuration?: PropagationConfiguration): string[] => {
  const lines: string[] = [];
  start({ log: (line) => lines.push(line), ...(configuration !== undefined && { propagation: configuration }) });
  return lines;
};

const traceparent = `00-${"1".repeat(32)}-${"2".repeat(16)}-01`;

describe("what goes along with a request", () => {
  it("is trace context without baggage, but to a model's vendor nothing", () => {
    const lines = started();
    expect(sent(withDestination(withBaggage, "https://shop.example.com/"))).toEqual({ traceparent });
    expect(sent(withDestination(withBaggage, "api.openai.com"))).toEqual({});
    expect(lines).toEqual([]);
  });

  it("is nothing where nobody knows the destination, which is said once", () => {
    const lines = started();
    expect([sent(parent), sent(parent)]).toEqual([{}, {}]);
    expect(lines).toEqual([expect.stringContaining("whose destination nobody knows")]);
  });

  it("is, for a request that is sampled out, nothing without a hook, and what the hook says with one", () => {
    const lines: string[] = [];
    const { tracer, egress } = start({ sampleRatio: 0, log: (line) => lines.push(line) });
    const request = (origin: string, isHooked: boolean): Record<string, string> => {
      if (isHooked) egress.startSpanHook({ origin, path: "/" });
      const attributes = { "server.address": new URL(origin).hostname };
      return sent(trace.setSpan(ROOT_CONTEXT, tracer.startSpan("GET", { kind: SpanKind.CLIENT, attributes })));
    };
    expect(request("https://shop.example.com", false)).toEqual({});
    expect(lines).toEqual([expect.stringMatching(/give the instrumentations of HTTP clients the guard's hooks/)]);
    expect(request("https://shop.example.com", true)).toEqual({ traceparent: expect.stringMatching(/-00$/) });
    expect(request("https://api.openai.com", true)).toEqual({});
  });

  it("is told to `diag` alone where the host is one that gets nothing", () => {
    const told: string[] = [];
    const noop = (): void => {};
    diag.setLogger({ error: noop, warn: noop, info: (line) => told.push(line), debug: noop, verbose: noop });
    const lines = started();
    told.length = 0;
    sent(withDestination(parent, "api.openai.com"));
    diag.disable();
    expect(told).toEqual([expect.stringContaining("nothing goes to api.openai.com")]);
    expect(lines).toEqual([]);
  });

  it("is what the configuration says", () => {
    started({ allow: ["api.openai.com"], baggage: { "api.openai.com": ["session"] }, unknown: "allow" });
    expect(sent(withDestination(withBaggage, "api.openai.com"))).toEqual({ traceparent, baggage: "session=s%201" });
    expect(sent(withDestination(withBaggage, "shop.example.com"))).toEqual({});
    expect(sent(withBaggage)).toEqual({ traceparent });
  });

  it("is counted", () => {
    const telemetry = start({ log: () => {} });
    sent(withDestination(parent, "shop.example.com"));
    sent(parent);
    expect(telemetry.egress.counts).toEqual({ allowed: 1, denied: 1, unknown: 1 });
  });

  it("cannot be configured by mistake", () => {
    expect(() => start({ propagation: { allowed: [] } as never })).toThrow(/no keys but allow, baggage, unknown/);
    expect(() => start({ propagation: { allow: "*" as never } })).toThrow(/Expected `allow` to be an array of hosts/);
  });
});

it("leaves a propagator and a context manager that the application has registered, also at the end", async () => {
  const manager: ContextManager = {
    active: () => parent,
    with: (_, run, self, ...args) => Reflect.apply(run, self, args) as never,
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  const inject = (_: Context, headers: Record<string, string>): void => void (headers["own"] = "1");
  context.setGlobalContextManager(manager);
  propagation.setGlobalPropagator({ inject, extract: (from) => from, fields: () => ["own"] });
  try {
    const lines: string[] = [];
    const telemetry = start({ log: (line) => lines.push(line) });
    expect(lines).toEqual([expect.stringMatching(/^Another propagator is registered globally and stays;/)]);
    expect([context.active(), sent(parent)]).toEqual([parent, { own: "1" }]);
    await telemetry.shutdown();
    expect([context.active(), sent(parent)]).toEqual([parent, { own: "1" }]);
  } finally {
    context.disable();
    propagation.disable();
  }
});

it("keeps context through await", async () => {
  start({ log: () => {} });
  const seen: (string | undefined)[] = [];
  await context.with(parent, async () => {
    await Promise.resolve();
    seen.push(trace.getSpanContext(context.active())?.traceId);
  });
  expect(seen).toEqual(["1".repeat(32)]);
  expect(context.active()).toBe(ROOT_CONTEXT);
});
