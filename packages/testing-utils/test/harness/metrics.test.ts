import { ValueType, type ObservableCallback } from "@opentelemetry/api";
import { AggregationType, createAllowListAttributesProcessor, InstrumentType } from "@opentelemetry/sdk-metrics";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, MetricLookupError } from "../../src/index.ts";
import { callDetached } from "./call-untyped.ts";

describe("metrics are one flat entry for each data point", () => {
  test("sums", async () => {
    using telemetry = createTelemetryHarness();
    const counter = telemetry.meter.createCounter("calls", { unit: "{call}", description: "Calls made." });
    counter.add(1, { model: "a" });
    counter.add(2, { model: "b" });
    counter.add(3, { model: "a" });
    telemetry.meterProvider.getMeter("other", "1.2").createUpDownCounter("open").add(-4);
    const points = await telemetry.metrics();
    expect(points).toEqual([
      {
        name: "calls",
        unit: "{call}",
        description: "Calls made.",
        type: "sum",
        monotonic: true,
        value: 4,
        attributes: { model: "a" },
        startTimeUnixNano: expect.any(BigInt),
        timeUnixNano: expect.any(BigInt),
        scope: { name: "test", version: "" },
        resource: { attributes: expect.objectContaining({ "telemetry.sdk.language": "nodejs" }) },
      },
      expect.objectContaining({ value: 2, attributes: { model: "b" } }),
      expect.objectContaining({
        name: "open",
        unit: "",
        description: "",
        monotonic: false,
        value: -4,
        scope: { name: "other", version: "1.2" },
      }),
    ]);
    expect(points.every((point) => point.startTimeUnixNano <= point.timeUnixNano)).toBe(true);
  });

  test("gauges", async () => {
    using telemetry = createTelemetryHarness();
    const gauge = telemetry.meter.createGauge("depth");
    gauge.record(5);
    gauge.record(3);
    expect(await telemetry.metric("depth")).toMatchObject({ type: "gauge", value: 3 });
  });

  test("histograms, with the boundaries that the instrument advises or a view sets", async () => {
    using telemetry = createTelemetryHarness({
      views: [
        {
          instrumentName: "b",
          name: "renamed",
          aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: [100] } },
          attributesProcessors: [createAllowListAttributesProcessor(["kept"])],
        },
      ],
    });
    const options = { unit: "s", advice: { explicitBucketBoundaries: [1, 2] } };
    const advised = telemetry.meter.createHistogram("a", options);
    for (const value of [0.5, 1, 1.5, 9]) advised.record(value);
    telemetry.meter.createHistogram("b", options).record(50, { kept: 1, dropped: 2 });
    expect(await telemetry.metric("a")).toMatchObject({
      type: "histogram",
      count: 4,
      sum: 12,
      min: 0.5,
      max: 9,
      boundaries: [1, 2],
      buckets: [2, 1, 1],
    });
    const renamed = await telemetry.metric("renamed");
    expect(renamed).toMatchObject({ attributes: { kept: 1 }, boundaries: [100], buckets: [1, 0] });
    expect(renamed.attributes).not.toHaveProperty("dropped");
  });

  test("exponential histograms, and those without minimum, maximum and sum", async () => {
    using telemetry = createTelemetryHarness({
      views: [
        { instrumentName: "e", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
        {
          instrumentName: "plain",
          instrumentType: InstrumentType.UP_DOWN_COUNTER,
          aggregation: {
            type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM,
            options: { boundaries: [0], recordMinMax: false },
          },
        },
      ],
    });
    const histogram = telemetry.meter.createHistogram("e");
    for (const value of [0, 1, 4]) histogram.record(value);
    telemetry.meter.createUpDownCounter("plain").add(-1);
    const point = await telemetry.metric("e");
    if (point.type !== "exponential_histogram") expect.fail(point.type);
    expect(point).toMatchObject({ count: 3, sum: 5, min: 0, max: 4, zeroCount: 1, negative: { counts: [] } });
    // Bucket i holds what is above base^i and at most base^(i+1), where base is 2^(2^-scale).
    const base = 2 ** (2 ** -point.scale);
    const first = point.positive.counts.findIndex((count) => count > 0) + point.positive.offset;
    expect(base ** first).toBeLessThan(1 + 1e-9);
    expect(base ** (first + 1)).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(point.positive.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await telemetry.metric("plain")).toMatchObject({
      count: 1,
      sum: null,
      min: null,
      max: null,
      buckets: [1, 0],
    });
  });

  test("of observable instruments of each kind, alone and in a batch, until the callback is removed", async () => {
    using telemetry = createTelemetryHarness();
    const { meter } = telemetry;
    const counter = meter.createObservableCounter("counter");
    const upDown = meter.createObservableUpDownCounter("up-down");
    const gauge = meter.createObservableGauge("gauge", { valueType: ValueType.INT });
    const callback: ObservableCallback = async (result) => result.observe(5, { from: "callback" });
    counter.addCallback(callback);
    counter.addCallback(callback); // the same once more is none more
    const batch: Parameters<typeof meter.addBatchObservableCallback>[0] = (result) => {
      result.observe(upDown, -1, { from: "batch" });
      result.observe(gauge, 2, { from: "batch" });
    };
    meter.addBatchObservableCallback(batch, [upDown, gauge]);
    meter.addBatchObservableCallback(batch, [gauge, upDown]);
    const values = async (): Promise<unknown> =>
      (await telemetry.metrics()).map((point) => [point.name, point.type, "value" in point && point.value]);
    expect(await values()).toEqual([
      ["counter", "sum", 5],
      ["up-down", "sum", -1],
      ["gauge", "gauge", 2],
    ]);
    counter.removeCallback(callback);
    meter.removeBatchObservableCallback(batch, [gauge, upDown]);
    telemetry.reset();
    expect(await values()).toEqual([]);
  });

  test("a callback is called once for each of its registrations, and no more once it is removed", async () => {
    using telemetry = createTelemetryHarness();
    const { meter } = telemetry;
    const [a, b, c] = ["a", "b", "c"].map((name) => meter.createObservableGauge(name));
    if (a === undefined || b === undefined || c === undefined) expect.fail("no instruments");
    let calls = 0;
    const callback = (): void => void (calls += 1);
    const callsOfReading = async (): Promise<number> => {
      calls = 0;
      await telemetry.metrics();
      return calls;
    };
    for (const observables of [[a], [a, b], [b, a], [b, c], [a]])
      meter.addBatchObservableCallback(callback, observables);
    a.addCallback(callback);
    expect(await callsOfReading()).toBe(4);
    a.removeCallback(callback);
    expect(await callsOfReading()).toBe(3);
    meter.removeBatchObservableCallback(callback, [c]); // unknown: left alone
    expect(await callsOfReading()).toBe(3);
    meter.removeBatchObservableCallback(callback, [c, b]);
    expect(await callsOfReading()).toBe(2);
    telemetry.reset();
    expect(await callsOfReading()).toBe(2);
  });

  test("and belong to the test: what it does to one is not seen by the next reading", async () => {
    using telemetry = createTelemetryHarness();
    telemetry.meter.createCounter("c").add(1, { a: 1 });
    const [first, second] = [await telemetry.metric("c"), await telemetry.metric("c")];
    expect(first.attributes).toEqual(second.attributes);
    expect(first.attributes).not.toBe(second.attributes);
  });

  test("a callback that throws fails the reading; two that throw say both", async () => {
    using telemetry = createTelemetryHarness();
    const fail = (message: string) => (): void => {
      throw new Error(message);
    };
    const gauge = telemetry.meter.createObservableGauge("g");
    gauge.addCallback(fail("one"));
    await expect(telemetry.metrics()).rejects.toThrow("one");
    gauge.addCallback(fail("two"));
    await expect(telemetry.metric("g")).rejects.toMatchObject({
      message: "2 observable callbacks failed",
      errors: [{ message: "one" }, { message: "two" }],
    });
  });
});

describe("metric(name, attributes)", () => {
  test("is the one point that has these attributes, and maybe others", async () => {
    using telemetry = createTelemetryHarness();
    const tokens = telemetry.meter.createHistogram("tokens");
    tokens.record(120, { type: "input", list: ["a"], model: "m" });
    tokens.record(30, { type: "output", list: ["b"], model: "m" });
    expect(await telemetry.metric("tokens", { type: "input" })).toMatchObject({ sum: 120 });
    expect(await telemetry.metric("tokens", { list: ["b"] })).toMatchObject({ sum: 30 });
  });

  test("says what there is instead", async () => {
    using telemetry = createTelemetryHarness();
    const failure = async (...lookup: Parameters<typeof telemetry.metric>): Promise<unknown> => {
      try {
        return await telemetry.metric(...lookup);
      } catch (error) {
        return error;
      }
    };
    expect(await failure("tokens")).toMatchObject({
      name: "MetricLookupError",
      code: "SIDEBAND_METRIC_LOOKUP",
      message: "Expected one data point tokens {}, got 0; there is none",
    });
    telemetry.meter.createCounter("tokens").add(1, { type: "input" });
    telemetry.meter.createCounter("tokens").add(1, { type: "output" });
    telemetry.meter.createCounter("calls").add(1);
    expect(await failure("tokens")).toBeInstanceOf(MetricLookupError);
    expect(await failure("tokens")).toMatchObject({
      message:
        "Expected one data point tokens {}, got 2; there is:\n  tokens { type: 'input' }\n  tokens { type: 'output' }",
    });
    expect(await failure("tokens", { type: "cached" })).toMatchObject({
      message:
        "Expected one data point tokens { type: 'cached' }, got 0; there is:" +
        "\n  tokens { type: 'input' }\n  tokens { type: 'output' }",
    });
    telemetry.meter.createCounter("tokens").add(1, { type: "output", cached: true });
    expect(await failure("tokens", { type: "output" })).toMatchObject({
      message:
        "Expected one data point tokens { type: 'output' }, got 2; there is:" +
        "\n  tokens { type: 'output' }\n  tokens { type: 'output', cached: true }",
    });
    expect(await failure("token")).toMatchObject({
      message: expect.stringContaining("there is:\n  tokens { type: 'input' }\n"),
    });
    expect(await failure("token")).toMatchObject({ message: expect.stringContaining("\n  calls {}") });
  });
});

describe("reset", () => {
  test("forgets what was counted, while instruments and callbacks that code has kept go on", async () => {
    using telemetry = createTelemetryHarness();
    const { meter } = telemetry;
    const instruments = [meter.createCounter("counter"), meter.createUpDownCounter("up-down")];
    const recorders = [meter.createHistogram("histogram"), meter.createGauge("gauge")];
    const observable = meter.createObservableCounter("observed");
    let observed = 1;
    observable.addCallback((result) => result.observe(observed));
    const batched = meter.createObservableGauge("batched");
    meter.addBatchObservableCallback((result) => result.observe(batched, observed), [batched]);
    const measure = (value: number): void => {
      for (const instrument of instruments) instrument.add(value);
      for (const instrument of recorders) instrument.record(value);
      observed = value;
    };
    const values = async (): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        (await telemetry.metrics()).map((point) => [point.name, "value" in point ? point.value : point.sum]),
      );
    measure(10);
    expect(await values()).toEqual({ counter: 10, "up-down": 10, histogram: 10, gauge: 10, observed: 10, batched: 10 });
    telemetry.reset();
    expect(await values()).toEqual({ observed: 10, batched: 10 });
    telemetry.reset();
    measure(3);
    expect(await values()).toEqual({ counter: 3, "up-down": 3, histogram: 3, gauge: 3, observed: 3, batched: 3 });
  });

  test("what is measured at once after it is counted", async () => {
    using telemetry = createTelemetryHarness();
    const counter = telemetry.meter.createCounter("c");
    counter.add(1);
    telemetry.reset();
    counter.add(2);
    expect(await telemetry.metric("c")).toMatchObject({ value: 2 });
  });

  test("an instrument does not work detached, as the stock one does not", () => {
    using telemetry = createTelemetryHarness();
    expect(() => callDetached(telemetry.meter.createCounter("c"), "add", 1)).toThrow(TypeError);
  });
});
