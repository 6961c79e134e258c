import { describe, expect, it } from "vitest";

import * as semconv from "../src/index.ts";
import conventions from "./conventions.json" with { type: "json" };

const exported: Readonly<Record<string, unknown>> = semconv;

/** The name that the naming rule gives to the constant of a key. */
const constantName = (prefix: string, key: string): string =>
  `${prefix}_${key.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase()}`;

/** The constants of a prefix, each with its string. Lists and functions are none. */
const constants = (prefix: string): [string, string][] =>
  Object.entries(exported).filter(
    (entry): entry is [string, string] => entry[0].startsWith(`${prefix}_`) && typeof entry[1] === "string",
  );

const ours = (prefix: string): string[] =>
  constants(prefix)
    .map(([, value]) => value)
    .filter((value) => !value.startsWith("sideband."));

/** Names of the general conventions that we use beside the GenAI registry. */
const general = new Map([
  ["http.request.method", "open enum"],
  ["process.executable.name", "string"],
  ["process.executable.path", "string"],
  ["process.exit.code", "int"],
  ["service.name", "string"],
  ["service.version", "string"],
  ["url.full", "string"],
]);

describe("attributes", () => {
  const keys = conventions.attributes.map(({ key }) => key);

  it.each(conventions.attributes)("$key", (attribute) => {
    expect(exported[constantName("ATTR", attribute.key)]).toBe(attribute.key);

    const definition = semconv.ATTRIBUTES[attribute.key];
    const type = attribute.type.replace("string (open enum)", "open enum").replace("template[string]", "template");
    expect(definition?.type).toBe(type);
    expect(definition?.stability).toBe(attribute.stability);
    expect(definition?.values).toEqual("values" in attribute ? attribute.values : undefined);

    const { replacedBy, note } = definition?.deprecated ?? {};
    expect(replacedBy ?? note).toBe("deprecatedBy" in attribute ? attribute.deprecatedBy : undefined);
    expect(semconv.ATTRIBUTES[replacedBy ?? ""]?.deprecated).toBeUndefined();
  });

  it("has no constant that the conventions do not have", () => {
    expect(ours("ATTR").toSorted()).toEqual([...keys, ...general.keys()].toSorted());
  });

  it("describes every constant, and nothing else", () => {
    const named = constants("ATTR").map(([, value]) => value);
    expect(Object.keys(semconv.ATTRIBUTES).toSorted()).toEqual(named.toSorted());
    for (const [key, type] of general) expect(semconv.ATTRIBUTES[key]?.type).toBe(type);
  });

  it("names its constants by the rule", () => {
    for (const [name, value] of constants("ATTR")) expect(name).toBe(constantName("ATTR", value));
  });

  it("answers nothing for what every object inherits", () => {
    for (const key of ["constructor", "toString", "__proto__"]) expect(semconv.ATTRIBUTES[key]).toBeUndefined();
  });
});

describe("metrics", () => {
  it.each(conventions.metrics)("$name", (metric) => {
    expect(exported[constantName("METRIC", metric.name)]).toBe(metric.name);

    const definition = semconv.METRICS[metric.name];
    expect(definition?.instrument).toBe(metric.instrument);
    expect(definition?.unit).toBe(metric.unit);
    expect(definition?.stability).toBe(metric.stability);
    expect(definition?.boundaries).toEqual("boundaries" in metric ? metric.boundaries : undefined);
    expect(definition?.attributes).toEqual("attributes" in metric ? metric.attributes : undefined);
    // Where the conventions leave the value type out, seconds are doubles and counts are ints.
    const valueType = "valueType" in metric ? metric.valueType : metric.unit === "s" ? "double" : "int";
    expect(definition?.valueType).toBe(valueType);

    const { replacedBy, note } = definition?.deprecated ?? {};
    expect(replacedBy !== undefined || note !== undefined).toBe("deprecatedBy" in metric);
    expect([undefined, "deprecatedBy" in metric && metric.deprecatedBy]).toContain(replacedBy);
    expect(semconv.METRICS[replacedBy ?? ""]?.deprecated).toBeUndefined();
  });

  it("has no constant that the conventions do not have", () => {
    expect(ours("METRIC").toSorted()).toEqual(conventions.metrics.map(({ name }) => name).toSorted());
  });

  it("describes every constant, and nothing else", () => {
    const named = constants("METRIC").map(([, value]) => value);
    expect(Object.keys(semconv.METRICS).toSorted()).toEqual(named.toSorted());
  });

  it("names its constants by the rule", () => {
    for (const [name, value] of constants("METRIC")) expect(name).toBe(constantName("METRIC", value));
  });

  it("lists attributes that it describes, and describes every metric in words", () => {
    for (const { attributes = [], description } of Object.values(semconv.METRICS)) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      for (const key of attributes) expect(semconv.ATTRIBUTES[key]).toBeDefined();
    }
  });
});

describe("events", () => {
  it("has the conventions' events and one extension", () => {
    const names = conventions.events.map(({ name }) => name);
    expect(ours("EVENT").toSorted()).toEqual(names.toSorted());
    expect(constants("EVENT")).toHaveLength(names.length + 1);
    expect(semconv.EVENT_SIDEBAND_AGENT_REASONING).toBe("sideband.agent.reasoning");
    for (const [name, value] of constants("EVENT")) expect(name).toBe(constantName("EVENT", value));
  });
});

describe("spans", () => {
  it("has the conventions' types of span", () => {
    const table = conventions.spans.map(({ type, kind, name, ...rest }) => [
      type,
      { kinds: kind.split("|"), name, operations: "operations" in rest ? rest.operations : [] },
    ]);
    const ours = Object.entries(semconv.SPANS).map(([type, { kinds, name, operations }]) => [
      type,
      { kinds, name, operations },
    ]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(table));
  });
});

describe("values", () => {
  const lists: [string, readonly string[], readonly string[]][] = [
    ["GEN_AI_OPERATION", semconv.GEN_AI_OPERATIONS, conventions.operationNames],
    ["PROVIDER", semconv.PROVIDERS, conventions.providerNames],
    ["OUTPUT_TYPE", semconv.OUTPUT_TYPES, conventions.outputTypes],
    ["RESPONSE_STATUS", semconv.RESPONSE_STATUSES, conventions.responseStatuses],
    ["FINISH_REASON", semconv.FINISH_REASONS, conventions.finishReasons],
    ["TOOL_TYPE", semconv.TOOL_TYPES, conventions.toolTypes],
    ["TOKEN_MODALITY", semconv.TOKEN_MODALITIES, conventions.tokenModalities],
    ["MCP_METHOD", semconv.MCP_METHODS, conventions.mcpMethodNames],
    ["COMPONENT_TYPE", semconv.COMPONENT_TYPES, conventions.otelComponentTypes],
    ["OPENAI_API_TYPE", semconv.OPENAI_API_TYPES, conventions.openaiApiTypes],
    ["CAPTURE", semconv.CAPTURE_MESSAGE_CONTENT_VALUES, conventions.captureMessageContentValues.canonical],
  ];

  it.each(lists)("%s_*", (prefix, list, expected) => {
    expect(list).toEqual(expected);
    expect(Object.isFrozen(list)).toBe(true);
    const single = constants(prefix);
    expect(single.map(([, value]) => value).toSorted()).toEqual(expected.toSorted());
    for (const [name, value] of single) {
      const words = value.replace(/([a-z])([A-Z])/g, "$1_$2"); // camel case, in the protocol's methods
      expect(name).toBe(constantName(prefix, words));
    }
  });

  it("knows the variable that turns content capture on, and its default", () => {
    const { env, default: off } = conventions.captureMessageContentValues;
    expect(semconv.ENV_CAPTURE_MESSAGE_CONTENT).toBe(env);
    expect(semconv.CAPTURE_MESSAGE_CONTENT_VALUES[0]).toBe(off);
  });
});
