import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import type { Credential } from "../../src/credentials/credential-store.ts";
import { errorWith } from "./support/error-with.ts";
import { holding } from "./support/holding-resolver.ts";
import { makeResolver } from "./support/make-resolver.ts";
import { now } from "./support/now.ts";

const KEY = "api-token";
const MINUTE = 60_000;

describe("a value of the store", () => {
  test("is fetched once for all who want it, and kept", async () => {
    const { credentials, store, clock } = makeResolver();
    const both = Promise.all([credentials.get(KEY), credentials.get(KEY)]);
    expect(store.calls.map(({ key }) => key)).toEqual([KEY]);
    store.last.resolve({ value: "v1\r\n\n" });
    expect(await both).toEqual(["v1", "v1"]);
    clock.advance(5 * MINUTE - 1);
    expect(await credentials.get(KEY)).toBe("v1");
    expect(store.calls).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
  });

  test("is one per key", async () => {
    const { credentials, store } = await holding({ value: "v1" });
    const other = credentials.get("other");
    expect(store.last.key).toBe("other");
    store.last.resolve({ value: "w1" });
    expect(await other).toBe("w1");
    expect(await credentials.get(KEY)).toBe("v1");
  });

  test.each([
    ["after the interval", { value: "v1" }, 5 * MINUTE],
    ["after the interval that was asked for", { value: "v1" }, 1000, 1000],
    ["after three quarters of its life", { value: "v1", expiresAtMs: Date.UTC(2026, 0, 1) + 4 * MINUTE }, 3 * MINUTE],
    ["after the interval, if its life is long", { value: "v1", expiresAtMs: Date.UTC(2027, 0, 1) }, 5 * MINUTE],
  ])("is replaced %s, and serves meanwhile", async (_, credential, dueMs, refreshIntervalMs = 5 * MINUTE) => {
    const { credentials, store, clock } = await holding(credential, { refreshIntervalMs });
    clock.advance(dueMs - 1);
    expect(await now(credentials.get(KEY))).toBe("v1");
    expect(store.calls).toHaveLength(1);
    clock.advance(1);
    expect(store.calls).toHaveLength(1); // on use, not by a timer
    expect(await now(credentials.get(KEY))).toBe("v1");
    expect(await now(credentials.get(KEY))).toBe("v1");
    expect(store.calls).toHaveLength(2);
    store.last.resolve({ value: "v2" });
    await turn();
    expect(await now(credentials.get(KEY))).toBe("v2");
    expect(store.calls).toHaveLength(2);
  });

  test("that has expired is never served", async () => {
    const { credentials, store, clock } = makeResolver();
    const first = credentials.get(KEY);
    store.last.resolve({ value: "v1", expiresAtMs: clock.now() + MINUTE });
    expect(await first).toBe("v1");
    clock.advance(MINUTE - 1);
    expect(await now(credentials.get(KEY))).toBe("v1"); // and a fetch begins
    clock.advance(1);
    const second = credentials.get(KEY);
    expect(await now(second)).toBeUndefined();
    expect(store.calls).toHaveLength(2);
    store.last.resolve({ value: "v2" });
    expect(await second).toBe("v2");
  });

  test("expires although the time of day is set back", async () => {
    const { credentials, clock, scheduler } = await holding({
      value: "v1",
      expiresAtMs: Date.UTC(2026, 0, 1) + MINUTE,
    });
    scheduler.wallOffsetMs = -60 * MINUTE;
    clock.advance(MINUTE);
    expect(await now(credentials.get(KEY))).toBeUndefined();
  });

  test("expires while the machine sleeps and the steady clock stands still", async () => {
    const { credentials, scheduler } = await holding({ value: "v1", expiresAtMs: Date.UTC(2026, 0, 1) + MINUTE });
    scheduler.wallOffsetMs = MINUTE;
    expect(await now(credentials.get(KEY))).toBeUndefined();
  });

  test.each<[string, unknown, string, string]>([
    ["nothing", undefined, "missing", "the store has no such credential"],
    ["null", null, "unusable", "the store gave no string as its value"],
    ["a bare string", "secret", "unusable", "the store gave no string as its value"],
    ["a number", { value: 1 }, "unusable", "the store gave no string as its value"],
    ["an empty value", { value: "" }, "unusable", "the store gave an empty value"],
    ["line ends alone", { value: "\r\n" }, "unusable", "the store gave an empty value"],
    ["a date", { value: "x", expiresAtMs: "2027" }, "unusable", "the store gave no number as its `expiresAtMs`"],
    ["no number", { value: "x", expiresAtMs: NaN }, "unusable", "the store gave no number as its `expiresAtMs`"],
    [
      "a value that expires now",
      { value: "x", expiresAtMs: Date.UTC(2026, 0, 1) },
      "unusable",
      "the store gave a value that has expired already",
    ],
    [
      "what throws when it is read",
      {
        get value(): never {
          throw new Error("secret");
        },
      },
      "store",
      "the store failed (Error)",
    ],
  ])("cannot be %s", async (_, answer, code, problem) => {
    const { credentials, store } = makeResolver();
    const got = credentials.get(KEY);
    store.last.resolve(answer as Credential);
    await expect(got).rejects.toEqual(errorWith(code, problem));
  });
});
