import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { CredentialError } from "../../src/credentials/credential-error.ts";
import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import { recordDiagnostics } from "../support/diagnostics.ts";
import { errorWith } from "./support/error-with.ts";
import { holding } from "./support/holding-resolver.ts";
import { makeResolver } from "./support/make-resolver.ts";
import { now } from "./support/now.ts";

const KEY = "api-token";
const MINUTE = 60_000;

describe("a store that fails", () => {
  test.each<[string, () => Promise<never>, string]>([
    ["rejects", () => Promise.reject(new RangeError("secret")), "the store failed (RangeError)"],
    [
      "has a code",
      () => Promise.reject(Object.assign(new Error("secret"), { code: "ECONNREFUSED" })),
      "the store failed (ECONNREFUSED)",
    ],
    [
      "has a code that is none",
      () => Promise.reject(Object.assign(new Error("secret"), { code: "E secret" })),
      "the store failed (Error)",
    ],
    [
      "throws at once",
      () => {
        throw "secret";
      },
      "the store failed (string)",
    ],
    [
      "throws what cannot be looked at",
      () =>
        Promise.reject(
          new Proxy(new Error("secret"), {
            get: () => {
              throw new Error("secret");
            },
          }),
        ),
      "the store failed (unknown)",
    ],
    [
      "says itself what is wrong",
      () => Promise.reject(new CredentialError("store", KEY, "the vault is sealed")),
      "the vault is sealed",
    ],
  ])("and %s is an error without its words", async (_, get, problem) => {
    const { credentials } = makeResolver({ store: { get } });
    await expect(credentials.get(KEY)).rejects.toEqual(errorWith("store", problem));
  });

  test("is told once, and once when it works again, while the old value serves", async () => {
    const { credentials, store, clock, lines } = await holding({ value: "v1" });
    for (let i = 0; i < 3; i++) {
      clock.advance(5 * MINUTE);
      expect(await now(credentials.get(KEY))).toBe("v1");
      store.last.reject(new Error("down"));
      await turn();
      expect(await now(credentials.get(KEY))).toBe("v1");
    }
    expect(store.calls).toHaveLength(4);
    expect(lines).toEqual(['Credential "api-token": the store failed (Error); the value at hand serves on']);
    clock.advance(5 * MINUTE);
    await credentials.get(KEY);
    store.last.resolve({ value: "v1" });
    await turn();
    expect(lines.slice(1)).toEqual([
      'Credential "api-token": working again; since 2026-01-01T00:05:00.000Z: 3 times, 0 lost',
    ]);
  });

  test("loses no value that it had given, even if it says that there is none now", async () => {
    const { credentials, store, clock } = await holding({ value: "v1" });
    clock.advance(5 * MINUTE);
    await credentials.get(KEY);
    store.last.resolve(undefined);
    await turn();
    expect(await now(credentials.get(KEY))).toBe("v1");
  });

  test("is left alone for 1 s, then 2 s, up to a minute; whoever asks meanwhile gets the error", async () => {
    const { credentials, store, clock, lines } = makeResolver();
    for (const pauseMs of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      const calls = store.calls.length;
      const got = credentials.get(KEY);
      expect(store.calls).toHaveLength(calls + 1);
      store.last.reject(new Error("down"));
      await expect(got).rejects.toEqual(errorWith("store", "the store failed (Error)"));
      clock.advance(pauseMs - 1);
      await expect(credentials.get(KEY)).rejects.toEqual(errorWith("store", "the store failed (Error)"));
      expect(store.calls).toHaveLength(calls + 1);
      clock.advance(1);
    }
    expect(lines).toEqual(['Credential "api-token": the store failed (Error); nothing is sent without it']);

    const recovered = credentials.get(KEY);
    store.last.resolve({ value: "v1", expiresAtMs: clock.now() + 1000 });
    expect(await recovered).toBe("v1");
    clock.advance(1000);
    const failing = credentials.get(KEY);
    store.last.reject(new Error("down"));
    await expect(failing).rejects.toThrow();
    clock.advance(1000);
    void now(credentials.get(KEY));
    expect(store.calls).toHaveLength(11); // the pauses have begun anew
    expect(lines.slice(2)).toEqual(['Credential "api-token": the store failed (Error); nothing is sent without it']);
  });

  test("by no answer is given up after its time, told so by its signal, and asked again later", async () => {
    const { credentials, store, clock } = makeResolver({ timeoutMs: 200 });
    const got = credentials.get(KEY);
    const { signal } = store.last;
    clock.advance(199);
    expect(signal.aborted).toBe(false);
    clock.advance(1);
    const timeout = errorWith("timeout", "the store gave no answer within 200 ms");
    await expect(got).rejects.toEqual(timeout);
    expect(signal.reason).toEqual(timeout);
    expect(clock.pendingTimers).toBe(0);
    store.last.resolve({ value: "too late" });
    clock.advance(1000);
    const second = credentials.get(KEY);
    store.last.resolve({ value: "v1" });
    expect(await second).toBe("v1");
  });

  test("has 10 s by default, and its own error about it is not the one that counts", async () => {
    const { credentials, clock } = makeResolver({
      store: {
        get: (_, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
          }),
      },
    });
    const got = credentials.get(KEY);
    clock.advance(10_000);
    await expect(got).rejects.toEqual(errorWith("timeout", "the store gave no answer within 10000 ms"));
  });

  test("is `diag.warn`ed of by default", async () => {
    using diagnostics = recordDiagnostics();
    const credentials = new CredentialResolver({ store: { get: () => Promise.resolve(undefined) } });
    await expect(credentials.get(KEY)).rejects.toEqual(errorWith("missing", "the store has no such credential"));
    expect(diagnostics.lines).toEqual([
      'warn @sideband/exporter Credential "api-token": the store has no such credential; nothing is sent without it',
    ]);
  });
});
