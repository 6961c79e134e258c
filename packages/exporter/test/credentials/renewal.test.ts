import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { holding } from "./support/holding-resolver.ts";
import { makeResolver } from "./support/make-resolver.ts";
import { now } from "./support/now.ts";

const KEY = "api-token";
const MINUTE = 60_000;

describe("a renewal", () => {
  test("fetches past the cache and says whether the value is another", async () => {
    const { credentials, store } = await holding({ value: "v1" });
    const renewed = credentials.renew(KEY, "v1");
    expect(await now(credentials.get(KEY))).toBe("v1");
    store.last.resolve({ value: "v2" });
    expect(await renewed).toBe(true);
    expect(await now(credentials.get(KEY))).toBe("v2");
    expect(store.calls).toHaveLength(2);
  });

  test("is one for all who were refused the same value, however late they learn it", async () => {
    const { credentials, store, clock } = await holding({ value: "v1" });
    const early = Promise.all([credentials.renew(KEY, "v1"), credentials.renew(KEY), credentials.renew(KEY, "v1")]);
    store.last.resolve({ value: "v2" });
    expect(await early).toEqual([true, true, true]);
    clock.advance(2 * MINUTE);
    expect(await credentials.renew(KEY, "v1")).toBe(true);
    expect(store.calls).toHaveLength(2);
  });

  test("shares the fetch that is under way", async () => {
    const { credentials, store, clock } = await holding({ value: "v1" });
    clock.advance(5 * MINUTE);
    await credentials.get(KEY);
    const renewed = credentials.renew(KEY, "v1");
    expect(store.calls).toHaveLength(2);
    store.last.resolve({ value: "v2" });
    expect(await renewed).toBe(true);
  });

  test("that brings the same value is not tried again for a minute", async () => {
    const { credentials, store, clock } = await holding({ value: "v1" });
    const both = Promise.all([credentials.renew(KEY, "v1"), credentials.renew(KEY)]);
    store.last.resolve({ value: "v1" });
    expect(await both).toEqual([false, false]);
    clock.advance(MINUTE - 1);
    expect(await now(credentials.renew(KEY, "v1"))).toBe(false);
    expect(await now(credentials.get(KEY))).toBe("v1");
    expect(store.calls).toHaveLength(2);
    clock.advance(1);
    const later = credentials.renew(KEY, "v1");
    expect(store.calls).toHaveLength(3);
    store.last.resolve({ value: "v2" });
    expect(await later).toBe(true);
  });

  test("that brought a value which is refused as well is not followed by another at once", async () => {
    const { credentials, store } = await holding({ value: "v1" });
    const renewed = credentials.renew(KEY, "v1");
    store.last.resolve({ value: "v2" });
    expect(await renewed).toBe(true);
    expect(await now(credentials.renew(KEY, "v2"))).toBe(false);
    expect(store.calls).toHaveLength(2);
  });

  test("of a later value that the store came up with itself is made at once", async () => {
    const { credentials, store, clock } = await holding({ value: "v1" }, { refreshIntervalMs: 1000 });
    const first = credentials.renew(KEY, "v1");
    store.last.resolve({ value: "v2" });
    expect(await first).toBe(true);
    clock.advance(1000);
    await credentials.get(KEY);
    store.last.resolve({ value: "v3" });
    await turn();
    const second = credentials.renew(KEY, "v3");
    expect(store.calls).toHaveLength(4);
    store.last.resolve({ value: "v4" });
    expect(await second).toBe(true);
  });

  test("that fails changes nothing, and the store is left alone after it", async () => {
    const { credentials, store, lines } = await holding({ value: "v1" });
    const renewed = credentials.renew(KEY, "v1");
    store.last.reject(new Error("down"));
    expect(await renewed).toBe(false);
    expect(await now(credentials.get(KEY))).toBe("v1");
    expect(await now(credentials.renew(KEY, "v1"))).toBe(false);
    expect(store.calls).toHaveLength(2);
    expect(lines).toEqual(['Credential "api-token": the store failed (Error); the value at hand serves on']);
  });

  test("of a value that has expired meanwhile fetches too", async () => {
    const { credentials, store, clock } = await holding({ value: "v1", expiresAtMs: Date.UTC(2026, 0, 1) + MINUTE });
    clock.advance(MINUTE);
    const renewed = credentials.renew(KEY, "v0");
    expect(await now(renewed)).toBeUndefined();
    store.last.resolve({ value: "v2" });
    expect(await renewed).toBe(true);
  });

  test("of what was never there gets it", async () => {
    const { credentials, store } = makeResolver();
    const renewed = credentials.renew(KEY);
    store.last.resolve({ value: "v1" });
    expect(await renewed).toBe(true);
  });
});
