import Anthropic from "@anthropic-ai/sdk";
import { propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { egressGuard, type EgressGuard } from "../../src/egress/egress-guard.ts";
import { Instrumented, type InstrumentedOptions, sampler } from "./support/instrumented.ts";
import { TwoNamesServer } from "./support/two-names-server.ts";

const W3C = new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] });
const remote = trace.setSpanContext(ROOT_CONTEXT, { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 });
const parent = propagation.setBaggage(remote, propagation.createBaggage({ tenant: { value: "7" } }));

let server: TwoNamesServer;
let guard: EgressGuard;

beforeEach(async () => {
  server = await TwoNamesServer.start();
  guard = egressGuard({ allow: ["localhost"], baggage: ["tenant"] });
});

afterEach(() => server[Symbol.asyncDispose]());

/** Calls the model, and tells which headers of trace context it got. */
const call = async (baseURL: string, options: Omit<InstrumentedOptions, "propagator">): Promise<unknown> => {
  using instrumented = new Instrumented({ propagator: guard.propagator(W3C), ...options });
  const { tracerProvider } = instrumented;
  const client = new Anthropic({ apiKey: "key", baseURL, maxRetries: 0, openTelemetry: { tracerProvider } });
  const messages = [{ role: "user" as const, content: "Hello" }];
  await instrumented.in(parent, () => client.messages.create({ model: "claude", max_tokens: 9, messages }));
  return server.arrivals.map(({ distinct }) => ["traceparent", "tracestate", "baggage"].map((name) => distinct[name]));
};

const ALL = [[[expect.stringContaining("1".repeat(32))], undefined, ["tenant=7"]]];
const NOTHING = [[undefined, undefined, undefined]];

describe.each([
  ["alone", () => ({ undici: { ignoreRequestHook: () => true } })],
  ["with undici instrumented", () => ({ undici: { startSpanHook: guard.startSpanHook } })],
] as const)("Anthropic's client, which writes trace context itself, %s", (_, options) => {
  test("writes none for a vendor that is not on the list", async () => {
    expect(await call(server.denied, options())).toStrictEqual(NOTHING);
    expect(guard.counts.allowed).toBe(0);
  });

  test("writes none when it is sampled out either", async () => {
    const sampledOut = { sampler: sampler(() => 0) };
    expect(await call(server.denied, { ...sampledOut, ...options() })).toStrictEqual(NOTHING);
  });

  test("takes part once at a host that is", async () => {
    expect(await call(server.allowed, options())).toStrictEqual(ALL);
  });
});
