import { setImmediate as nextTurn } from "node:timers/promises";

import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
} from "@opentelemetry/api";
import { BaggagePropagator, type BaggagePropagatorOptions } from "@sideband/propagation";
import { afterEach, expect, test, vi } from "vitest";

import { baggageOf } from "./support.ts";

afterEach(() => diag.disable());

const useLog = (warn: (message: string) => void): void => {
  const silent = (): void => {};
  diag.setLogger(
    { error: silent, warn, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.ALL, suppressOverrideMessage: true },
  );
};

const secret = "s3cret";

const sendAndReceive = (options?: BaggagePropagatorOptions): ((times?: number) => void) => {
  const propagator = new BaggagePropagator(options);
  const context = propagation.setBaggage(
    ROOT_CONTEXT,
    baggageOf([
      [`${secret} key`, secret],
      ["a", secret.repeat(2000)],
      ["b", "1"],
    ]),
  );
  return (times = 1) => {
    for (let time = 0; time < times; time++) {
      const carrier: { baggage?: string } = {};
      propagator.inject(context, carrier, defaultTextMapSetter);
      expect(carrier.baggage).toBe("b=1");
      const extracted = propagator.extract(ROOT_CONTEXT, { baggage: `${secret},b=1` }, defaultTextMapGetter);
      expect(propagation.getBaggage(extracted)?.getEntry("b")).toEqual({ value: "1" });
    }
  };
};

test("without a listener the log hears of each kind once, and of no key and no value", () => {
  const lines: string[] = [];
  useLog((message) => lines.push(message));
  sendAndReceive()(100);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("outbound");
  expect(lines[0]).toContain("invalid_key");
  expect(lines[1]).toContain("total_too_large");
  expect(lines[1]).toContain("12002");
  expect(lines[2]).toContain("inbound");
  expect(lines.join("\n")).not.toContain(secret);
});

test("the log hears of the same reason in both directions", () => {
  const lines: string[] = [];
  useLog((message) => lines.push(message));
  const propagator = new BaggagePropagator({ limits: { maxEntries: 1 } });
  const two = baggageOf([
    ["a", "1"],
    ["b", "2"],
  ]);
  for (let time = 0; time < 2; time++) {
    propagator.inject(propagation.setBaggage(ROOT_CONTEXT, two), {}, defaultTextMapSetter);
    propagator.extract(ROOT_CONTEXT, { baggage: "a=1,b=2" }, defaultTextMapGetter);
  }
  expect(lines.map((line) => /(inbound|outbound) \{"reason":"too_many_entries"/.exec(line)?.[1])).toEqual([
    "outbound",
    "inbound",
  ]);
});

test("a listener hears of every request, in place of the log", () => {
  const lines: string[] = [];
  useLog((message) => lines.push(message));
  const onViolations = vi.fn();
  sendAndReceive({ onViolations })(2);
  const outbound = [
    { reason: "invalid_key", position: 0 },
    { reason: "total_too_large", position: 1, bytes: 12_002, limit: 8192 },
  ];
  const inbound = [{ reason: "invalid_member", position: 0 }];
  expect(onViolations.mock.calls).toEqual([
    [outbound, "outbound"],
    [inbound, "inbound"],
    [outbound, "outbound"],
    [inbound, "inbound"],
  ]);
  expect(lines).toEqual([]);
});

test("a log that throws does no harm", () => {
  useLog(() => {
    throw new Error("no");
  });
  expect(sendAndReceive()).not.toThrow();
});

test("a listener that throws does no harm, nor one whose promise is rejected", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  try {
    sendAndReceive({
      onViolations: () => {
        throw new Error("no");
      },
    })();
    sendAndReceive({ onViolations: async () => Promise.reject(new Error("no")) })();
    await nextTurn();
    await nextTurn();
    expect(unhandled).not.toHaveBeenCalled();
  } finally {
    process.off("unhandledRejection", unhandled);
  }
});
