import { type Context, context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
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
