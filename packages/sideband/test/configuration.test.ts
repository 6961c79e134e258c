import { afterEach, describe, expect, it, vi } from "vitest";

import type { Configuration } from "../src/configuration.ts";
import { start } from "../src/start.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

/** What JavaScript, or a file that was parsed, may pass. */
const anything = (configuration: object): Configuration => configuration;

describe("start", () => {
  it.each<[message: string, configuration: object]>([
    [
      'Expected `configuration` to have no keys but service, exporter, queue, thread, propagation, llm, captureContent, redaction, sampleRatio, sampler, spanProcessors, log, got "servce"',
      { servce: {} },
    ],
    ["Expected `configuration` to be an object, got an array", []],
    ['Expected `service` to be an object, got "support"', { service: "support" }],
    ['Expected `service.name` to be a string that is not empty, got ""', { service: { name: "" } }],
    ["Expected `service.version` to be a string that is not empty, got 2", { service: { version: 2 } }],
    [
      'Expected `service.attributes["a"]` to be a string, a number, a boolean or an array of one of them, got an array',
      { service: { attributes: { a: [1, "b"] } } },
    ],
    [
      "Expected `exporter` to have `endpoint` or `url`, got both",
      { exporter: { endpoint: "http://a", url: "http://b" } },
    ],
    [
      "Expected `exporter.endpoint` to be an http or https URL without user info, got a text that is none",
      { exporter: { endpoint: "ftp://a" } },
    ],
    ["Expected `exporter.url` to be an http or https URL without user info, got 4318", { exporter: { url: 4318 } }],
    ['Expected `exporter.compression` to be "gzip" or "none", got "br"', { exporter: { compression: "br" } }],
    ["Expected `exporter.timeoutMs` to be an integer from 1 to 2147483647, got 0", { exporter: { timeoutMs: 0 } }],
    ['Expected `headers["api-key"]` to be a string, got number', { exporter: { headers: { "api-key": 1 } } }],
    ["Expected `queue.maxSpans` to be an integer >= 1, got 0", { queue: { maxSpans: 0 } }],
    [
      "Expected `queue.maxBatchSpans` to be an integer from 1 to 10, got 11",
      { queue: { maxSpans: 10, maxBatchSpans: 11 } },
    ],
    ["Expected `queue.maxBytes` to be an integer >= 1, got 1.5", { queue: { maxBytes: 1.5 } }],
    [
      'Expected `queue.overflow` to be "drop-newest" or "drop-oldest" or "drop-lowest-priority", got "block"',
      { queue: { overflow: "block" } },
    ],
    [
      'Expected `captureContent` to be "none" or "span" or "event" or "span-and-event", got true',
      { captureContent: true },
    ],
    ["Expected `sampleRatio` to be a number from 0 to 1, got 10", { sampleRatio: 10 }],
    [
      "Expected `sampler` or `sampleRatio`, got both",
      { sampleRatio: 1, sampler: { shouldSample: () => ({ decision: 2 }) } },
    ],
    ['Expected `sampler` to be a Sampler, got "always_on"', { sampler: "always_on" }],
    ["Expected `spanProcessors[0]` to be a SpanProcessor, got an object", { spanProcessors: [{}] }],
    ['Expected `thread.own` to be true or false, got "yes"', { thread: { own: "yes" } }],
    [
      "Expected `thread.flushOnExitMs` to be an integer from 0 to 2147483647, got -1",
      { thread: { flushOnExitMs: -1 } },
    ],
    ['Expected `log` to be a function, got "stderr"', { log: "stderr" }],
  ])("says: %s", (message, configuration) => {
    expect(() => start(anything(configuration))).toThrow(new TypeError(message));
    expect(running.telemetry).toBeUndefined();
  });

  it("never repeats a URL that may hold a credential", () => {
    const bad = { exporter: { url: "https://user:hunter2@collector" } };

    expect(() => start(bad)).toThrow(TypeError);
    expect(() => start(bad)).not.toThrow(/hunter2/);
  });

  it("survives a log that throws", async () => {
    vi.stubEnv("OTEL_TRACES_SAMPLER", "unknown");
    const log = vi.fn<(message: string) => void>(() => {
      throw new Error("no log today");
    });

    expect(start({ log })).toBe(running.telemetry);
    expect(log).toHaveBeenCalledOnce();
  });

  it("tells console.warn by default, prefixed", () => {
    vi.stubEnv("OTEL_TRACES_SAMPLER", "unknown");
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});

    start();

    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^sideband: Expected OTEL_TRACES_SAMPLER to be /)]]);
    warn.mockRestore();
  });
});
