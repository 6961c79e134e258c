import { describe, expect, it } from "vitest";

import type { Configuration } from "../src/configuration.ts";
import { resolveSettings, type Settings } from "../src/settings.ts";

interface Resolved {
  readonly settings: Settings;
  readonly warnings: readonly string[];
}

const resolve = (variables: NodeJS.ProcessEnv, configuration: Configuration = {}): Resolved => {
  const warnings: string[] = [];
  const settings = resolveSettings({ log: (message) => warnings.push(message), ...configuration }, variables);
  return { settings, warnings };
};

const url = ({ settings }: Resolved): string => String(settings.exporter.url);

const GENERAL = "OTEL_EXPORTER_OTLP_ENDPOINT";
const TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

describe("the address of the receiver", () => {
  it.each<[expected: string, variables: NodeJS.ProcessEnv, configuration?: Configuration]>([
    ["http://localhost:4318/v1/traces", {}],
    ["http://localhost:4318/v1/traces", { [GENERAL]: "", [TRACES]: "  " }],
    ["http://collector:4318/v1/traces", { [GENERAL]: "http://collector:4318" }],
    ["http://collector:4318/v1/traces", { [GENERAL]: "http://collector:4318/" }],
    ["https://collector/base/v1/traces", { [GENERAL]: "https://collector/base" }],
    ["https://collector/base/v1/traces", { [GENERAL]: "https://collector/base/" }],
    ["https://collector/v1/traces?tenant=a", { [GENERAL]: "https://collector?tenant=a" }],
    ["http://collector:4318/", { [TRACES]: "http://collector:4318" }],
    ["http://collector/custom", { [TRACES]: "http://collector/custom", [GENERAL]: "http://other" }],
    ["http://code/v1/traces", { [TRACES]: "http://collector/custom" }, { exporter: { endpoint: "http://code" } }],
    ["http://code/x", { [GENERAL]: "http://collector" }, { exporter: { url: new URL("http://code/x") } }],
  ])("%s from %o and %o", (expected, variables, configuration) => {
    const resolved = resolve(variables, configuration);

    expect(url(resolved)).toBe(expected);
    expect(resolved.warnings).toEqual([]);
  });

  it("is the default where the environment holds none, with one warning that does not repeat it", () => {
    const resolved = resolve({ [GENERAL]: "grpc://user:hunter2@collector" });

    expect(url(resolved)).toBe("http://localhost:4318/v1/traces");
    expect(resolved.warnings).toEqual([
      "Expected OTEL_EXPORTER_OTLP_ENDPOINT to be an http or https URL without user info; it is ignored",
    ]);
  });

  it("falls back from a malformed one for traces to the one for all signals", () => {
    const resolved = resolve({ [TRACES]: "collector:4318", [GENERAL]: "http://collector:4318" });

    expect(url(resolved)).toBe("http://collector:4318/v1/traces");
    expect(resolved.warnings).toHaveLength(1);
  });
});

describe("headers", () => {
  it.each<[expected: unknown, variables: NodeJS.ProcessEnv, configuration?: Configuration]>([
    [undefined, {}],
    [{ "api-key": "a b=", tenant: "ü" }, { OTEL_EXPORTER_OTLP_HEADERS: " api-key = a%20b= , tenant=%C3%BC," }],
    [{ traces: "1" }, { OTEL_EXPORTER_OTLP_TRACES_HEADERS: "traces=1", OTEL_EXPORTER_OTLP_HEADERS: "general=1" }],
    [{ code: "1" }, { OTEL_EXPORTER_OTLP_TRACES_HEADERS: "traces=1" }, { exporter: { headers: { code: "1" } } }],
  ])("are %o from %o and %o", (expected, variables, configuration) => {
    expect(resolve(variables, configuration).settings.exporter.headers).toEqual(expected);
  });

  it.each([
    ["no pair", "hunter2"],
    ["a broken escape", "key=hunter2%"],
    ["no name", "=hunter2"],
    ["a line break", "key=hunter2%0D%0Ainjected: 1"],
    ["a name that is no token", "a b=hunter2"],
    ["a header of the exporter's own", "content-length=hunter2"],
  ])("with %s are ignored, and never repeated", (_, list) => {
    const { settings, warnings } = resolve({ OTEL_EXPORTER_OTLP_HEADERS: list });

    expect(settings.exporter.headers).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^Expected OTEL_EXPORTER_OTLP_HEADERS to be a list of headers/);
    expect(warnings[0]).not.toContain("hunter2");
  });
});

describe("compression and time", () => {
  it.each<[setting: "compression" | "timeoutMs", expected: unknown, variables: NodeJS.ProcessEnv]>([
    ["compression", undefined, {}],
    ["compression", "none", { OTEL_EXPORTER_OTLP_COMPRESSION: "none" }],
    ["compression", "gzip", { OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: "gzip", OTEL_EXPORTER_OTLP_COMPRESSION: "none" }],
    ["timeoutMs", 250, { OTEL_EXPORTER_OTLP_TIMEOUT: "250" }],
    ["timeoutMs", 100, { OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: "100", OTEL_EXPORTER_OTLP_TIMEOUT: "250" }],
    ["timeoutMs", 2 ** 31 - 1, { OTEL_EXPORTER_OTLP_TIMEOUT: "0" }],
  ])("%s is %o from %o", (setting, expected, variables) => {
    expect(resolve(variables).settings.exporter[setting]).toBe(expected);
  });

  it.each([
    ["OTEL_EXPORTER_OTLP_COMPRESSION", "brotli", 'gzip or none, got "brotli"'],
    ["OTEL_EXPORTER_OTLP_TIMEOUT", "-1", 'an integer from 0 to 2147483647, got "-1"'],
    ["OTEL_EXPORTER_OTLP_TIMEOUT", "10s", 'an integer from 0 to 2147483647, got "10s"'],
  ])("%s=%s is ignored with a warning", (name, value, complaint) => {
    const { settings, warnings } = resolve({ [name]: value });

    expect(settings.exporter).not.toHaveProperty("compression");
    expect(settings.exporter).not.toHaveProperty("timeoutMs");
    expect(warnings).toEqual([`Expected ${name} to be ${complaint}; it is ignored`]);
  });
});

describe("the queue", () => {
  it("has its own defaults", () => {
    expect(resolve({}).settings.queue).toEqual({ maxBatchSpans: 512 });
  });

  it("takes the variables of the batch processor", () => {
    const variables = {
      OTEL_BSP_MAX_QUEUE_SIZE: "100",
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "10",
      OTEL_BSP_SCHEDULE_DELAY: "20",
      OTEL_BSP_EXPORT_TIMEOUT: "30",
    };
    const fromEnvironment = { maxQueueSpans: 100, maxBatchSpans: 10, scheduledDelayMs: 20, exportTimeoutMs: 30 };
    const code = { queue: { maxBatchSpans: 5, scheduledDelayMs: 6 } };

    expect(resolve(variables).settings.queue).toEqual(fromEnvironment);
    expect(resolve(variables, code).settings.queue).toEqual({
      ...fromEnvironment,
      maxBatchSpans: 5,
      scheduledDelayMs: 6,
    });
  });

  it("never has batches that are larger than itself", () => {
    expect(resolve({ OTEL_BSP_MAX_QUEUE_SIZE: "100" }).settings.queue.maxBatchSpans).toBe(100);
    expect(resolve({}, { queue: { maxSpans: 7 } }).settings.queue.maxBatchSpans).toBe(7);

    const { settings, warnings } = resolve({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "200" }, { queue: { maxSpans: 100 } });
    expect(settings.queue.maxBatchSpans).toBe(100);
    expect(warnings).toEqual([
      'Expected OTEL_BSP_MAX_EXPORT_BATCH_SIZE to be an integer from 1 to 100, got "200"; it is ignored',
    ]);
  });
});

describe("the sampler", () => {
  it.each<[expected: string, variables: NodeJS.ProcessEnv, configuration?: Configuration]>([
    ["ParentBased{root=AlwaysOnSampler", {}],
    ["AlwaysOnSampler", { OTEL_TRACES_SAMPLER: "always_on" }],
    ["AlwaysOffSampler", { OTEL_TRACES_SAMPLER: "ALWAYS_OFF" }],
    ["TraceIdRatioBased{0.25}", { OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.25" }],
    ["TraceIdRatioBased{1}", { OTEL_TRACES_SAMPLER: "traceidratio" }],
    ["ParentBased{root=AlwaysOffSampler", { OTEL_TRACES_SAMPLER: "parentbased_always_off" }],
    [
      "ParentBased{root=TraceIdRatioBased{0.5}",
      { OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.5" },
    ],
    ["ParentBased{root=TraceIdRatioBased{0.1}", { OTEL_TRACES_SAMPLER: "always_off" }, { sampleRatio: 0.1 }],
  ])("is %s from %o and %o", (expected, variables, configuration) => {
    const { settings, warnings } = resolve(variables, configuration);

    expect(settings.sampler.toString()).toMatch(expected);
    expect(settings.sampler.toString().startsWith(expected)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it("is the default where its name is unknown, and samples all where its argument is none", () => {
    const unknown = resolve({ OTEL_TRACES_SAMPLER: "jaeger_remote" });
    const argument = resolve({ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "1.5" });

    expect(unknown.settings.sampler.toString()).toMatch(/^ParentBased\{root=AlwaysOnSampler/);
    expect(unknown.warnings).toEqual([expect.stringMatching(/^Expected OTEL_TRACES_SAMPLER to be always_on or /)]);
    expect(argument.settings.sampler.toString()).toBe("TraceIdRatioBased{1}");
    expect(argument.warnings).toEqual([
      'Expected OTEL_TRACES_SAMPLER_ARG to be a number from 0 to 1, got "1.5"; it is ignored',
    ]);
  });
});

describe("the resource", () => {
  const name = (variables: NodeJS.ProcessEnv, configuration?: Configuration): unknown =>
    resolve(variables, configuration).settings.resource.attributes["service.name"];
  const LIST = { OTEL_RESOURCE_ATTRIBUTES: "service.name=listed,team=a%2Cb" };

  it("has a name: from code, OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES, or the program", () => {
    const variables = { ...LIST, OTEL_SERVICE_NAME: "named" };

    expect(name(variables, { service: { name: "code", attributes: { "service.name": "attribute" } } })).toBe("code");
    expect(name(variables, { service: { attributes: { "service.name": "attribute" } } })).toBe("attribute");
    expect(name(variables)).toBe("named");
    expect(name(LIST)).toBe("listed");
    expect(name({})).toBe("unknown_service:node");
  });

  it("holds what environment and code say, code first, and the SDK", () => {
    const service = { version: "1.2", environment: "staging", attributes: { team: "code", shards: [1, 2] } };
    const { settings } = resolve({ OTEL_RESOURCE_ATTRIBUTES: "team=a%2Cb,region=eu" }, { service });

    expect(settings.resource.attributes).toMatchObject({
      "service.version": "1.2",
      "deployment.environment.name": "staging",
      "telemetry.sdk.language": "nodejs",
      "telemetry.distro.name": "sideband",
      team: "code",
      region: "eu",
      shards: [1, 2],
    });
  });

  it.each(["team", "team=%E0%A4%A", "=a"])("does without OTEL_RESOURCE_ATTRIBUTES=%s, with a warning", (list) => {
    const { settings, warnings } = resolve({ OTEL_RESOURCE_ATTRIBUTES: `region=eu,${list}` });

    expect(settings.resource.attributes).not.toHaveProperty("region");
    expect(warnings).toEqual([expect.stringMatching(/^Expected OTEL_RESOURCE_ATTRIBUTES to be a list of/)]);
  });
});

describe("OTEL_SDK_DISABLED", () => {
  it.each<[value: string | undefined, disabled: boolean, warnings: number]>([
    [undefined, false, 0],
    ["", false, 0],
    ["true", true, 0],
    ["TRUE", true, 0],
    ["false", false, 0],
    ["1", false, 1],
  ])("%s means %s", (value, disabled, warned) => {
    const { settings, warnings } = resolve({ OTEL_SDK_DISABLED: value });

    expect(settings.disabled).toBe(disabled);
    expect(warnings).toHaveLength(warned);
  });
});
