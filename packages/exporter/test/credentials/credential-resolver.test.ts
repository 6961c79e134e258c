import { getEventListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";

import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager, provider } from "sdk-under-test";
import { afterEach, describe, expect, test } from "vitest";

import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import { makeResolver } from "./support/make-resolver.ts";

const KEY = "api-token";

describe("a caller's signal", () => {
  test("ends its own wait, and not that of others", async () => {
    const { credentials, store } = makeResolver();
    const caller = new AbortController();
    const mine = credentials.get(KEY, caller.signal);
    const others = credentials.get(KEY);
    caller.abort(new Error("no longer"));
    await expect(mine).rejects.toThrow("no longer");
    expect(store.last.signal.aborted).toBe(false);
    store.last.resolve({ value: "v1" });
    expect(await others).toBe("v1");
  });

  test("that is aborted beforehand ends it at once", async () => {
    const { credentials } = makeResolver();
    await expect(credentials.get(KEY, AbortSignal.abort(new Error("no longer")))).rejects.toThrow("no longer");
  });

  test("is left without listeners", async () => {
    const { credentials, store } = makeResolver();
    const { signal } = new AbortController();
    const got = credentials.get(KEY, signal);
    store.last.resolve({ value: "v1" });
    await got;
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(getEventListeners(store.last.signal, "abort")).toEqual([]);
  });
});

afterEach(() => {
  context.disable();
});

test("nothing that the store does makes a span", async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const tracer = provider({}).getTracer("instrumentation");
  const recording: boolean[] = [];
  const probe = (): void => {
    const span = tracer.startSpan("store");
    recording.push(span.isRecording(), trace.getActiveSpan() !== undefined);
    span.end();
  };
  const get = async () => {
    probe();
    await turn();
    probe();
    return { value: "v1" };
  };
  const { credentials } = makeResolver({ store: { get } });
  await context.with(trace.setSpan(context.active(), tracer.startSpan("request")), () => credentials.get(KEY));
  expect(recording).toEqual([false, false, false, false]);
});

describe("refused", () => {
  test.each([
    [{}, "Expected `store` to be a CredentialStore, or `envPrefix` to be given, got undefined"],
    [{ store: {} }, "Expected `store` to be a CredentialStore, or `envPrefix` to be given, got an object"],
    [
      { envPrefix: "OTLP", store: null },
      "Expected `store` to be a CredentialStore, or `envPrefix` to be given, got null",
    ],
    [{ envPrefix: "" }, 'Expected `envPrefix` to be the beginning of a variable\'s name, such as "OTLP", got ""'],
    [{ envPrefix: "A-B" }, 'Expected `envPrefix` to be the beginning of a variable\'s name, such as "OTLP", got "A-B"'],
    [{ envPrefix: "A", refreshIntervalMs: 0 }, "Expected `refreshIntervalMs` to be an integer >= 1, got 0"],
    [{ envPrefix: "A", timeoutMs: 0 }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 0"],
    [
      { envPrefix: "A", timeoutMs: 2 ** 31 },
      "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 2147483648",
    ],
    [{ envPrefix: "A", log: 1 }, "Expected `log` to be a function, got 1"],
    [{ envPrefix: "A", scheduler: {} }, "Expected `scheduler` to be a Scheduler, got an object"],
  ])("are the options %j", (options, message) => {
    expect(() => new CredentialResolver(options as never)).toThrow(new TypeError(message));
  });

  test.each([
    "",
    "a b",
    "../x",
    "..",
    ".",
    "..data",
    "/etc/passwd",
    "a\0",
    "a/b",
    "a\\b",
    "é",
    "k\n",
    "x".repeat(254),
    7,
  ])("is the key %j, without being repeated", async (key) => {
    for (const made of [makeResolver(), makeResolver({ envPrefix: undefined as never })]) {
      await expect(made.credentials.get(key as string)).rejects.toThrow(
        /^Expected the key of a credential .* something else$/,
      );
      await expect(made.credentials.renew(key as string)).rejects.toThrow(TypeError);
      expect(made.store.calls).toEqual([]);
    }
  });

  test.each(["a", ".dockerconfigjson", "tls.key", "A_b-9", "x".repeat(253)])("is not the key %j", async (key) => {
    const { credentials, store } = makeResolver();
    const got = credentials.get(key);
    store.last.resolve({ value: "v1" });
    expect(await got).toBe("v1");
  });
});
