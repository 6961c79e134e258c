import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import fc from "fast-check";
import { expect, test } from "vitest";

import { envCarrier } from "../../src/carriers/env-carrier.ts";
import { EXAMPLE, inject, TRACEPARENT } from "./support/round-trip.ts";

const PROGRAM = fileURLToPath(new URL("support/print-carried.ts", import.meta.url));

test("a child process gets the trace context, and the parent keeps its environment", async () => {
  const before = { ...process.env };
  const env = { ...process.env, TRACEPARENT: undefined, TRACESTATE: undefined, BAGGAGE: undefined, OWN: "1" };
  inject(EXAMPLE, env, envCarrier);
  const args = ["--conditions=@sideband/source", PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(JSON.parse(stdout)).toStrictEqual(EXAMPLE);
  expect({ ...process.env }).toStrictEqual(before);
  expect(env).toMatchObject({ PATH: process.env["PATH"], OWN: "1" });
});

test.each([
  ["traceparent", "TRACEPARENT"],
  ["x-b3-traceid", "X_B3_TRACEID"],
  ["uber-trace-id", "UBER_TRACE_ID"],
  ["Already_UPPER", "ALREADY_UPPER"],
  ["1st", "_1ST"],
  ["", "_"],
  ["ıß.key", "___KEY"],
])("the key %j is the variable %s", (key, variable) => {
  const env: Record<string, string> = {};
  envCarrier.set(env, key, "value");
  expect(env).toStrictEqual({ [variable]: "value" });
  expect(envCarrier.get(env, key)).toBe("value");
});

test("every key becomes a name that POSIX knows, and that is its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (key) => {
      const env: Record<string, string> = {};
      envCarrier.set(env, key, "1");
      const [name = ""] = envCarrier.keys(env);
      expect(name).toMatch(/^[A-Z_][A-Z0-9_]*$/);
      envCarrier.set(env, name, "2");
      expect(env).toStrictEqual({ [name]: "2" });
    }),
  );
});

test("variables of other names are not looked at", () => {
  const env = { traceparent: TRACEPARENT, Traceparent: TRACEPARENT, PATH: "/bin", "1": "x" };
  expect(envCarrier.get(env, "traceparent")).toBeUndefined();
  expect(envCarrier.keys(env)).toStrictEqual(["PATH"]);
});

test("a value with which no process would start is not written", () => {
  const env = {};
  envCarrier.set(env, "baggage", "a\0b");
  expect(env).toStrictEqual({});
});
