import { setImmediate as turn } from "node:timers/promises";

import fc from "fast-check";
import { expect, test } from "vitest";

import { CredentialError } from "../../src/credentials/credential-error.ts";
import { CredentialObserver } from "./support/credential-observer.ts";
import { makeResolver } from "./support/make-resolver.ts";
import type { StoreCall } from "./support/scripted-store.ts";

const KEYS = ["one", "two"] as const;
const TIMEOUT_MS = 10_000;
const REFRESH_MS = 300_000;

const key = fc.constantFrom(...KEYS);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("get" as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("renew" as const), key, named: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("advance" as const),
      ms: fc.constantFrom(1, 400, 1000, TIMEOUT_MS - 1, TIMEOUT_MS, 60_000, REFRESH_MS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("setClock" as const), ms: fc.constantFrom(-3_600_000, 0) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      key,
      lifeMs: fc.constantFrom(undefined, -1, 0, 1, 1000, 60_000, 3_600_000),
      again: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("fail" as const), key }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("answerWrongly" as const),
      key,
      answer: fc.constantFrom<unknown>(undefined, null, { value: "" }, { value: "\n" }, { value: 7 }),
    }),
  },
);

const runs = { gets: 0, served: 0, refused: 0, renewed: 0, calls: 0 };

test("whatever the store does and whenever, no value is served that does not hold, and none withheld that does", async () => {
  const property = fc.asyncProperty(fc.array(step, { maxLength: 60, size: "max" }), async (steps) => {
    const tested = makeResolver({ timeoutMs: TIMEOUT_MS, refreshIntervalMs: REFRESH_MS });
    const { credentials, store, clock, scheduler, lines } = tested;
    const observers = new Map(KEYS.map((name) => [name, new CredentialObserver(name, tested)] as const));
    const observer = (name: (typeof KEYS)[number]): CredentialObserver => observers.get(name) as CredentialObserver;
    let seen = 0;
    /** Lets everything settle that time need not pass for. */
    const settle = async (): Promise<void> => {
      await turn();
      for (; seen < store.calls.length; seen++) {
        const call = store.calls[seen] as StoreCall;
        observer(call.key as (typeof KEYS)[number]).asked(call);
      }
    };
    let waiting = 0;

    const get = async (of: CredentialObserver): Promise<void> => {
      runs.gets += 1;
      waiting += 1;
      const atOnce = of.valid;
      const before = clock.now();
      try {
        const value = await credentials.get(of.key);
        expect(value, "the latest value that holds").toBe(of.valid?.value);
        if (atOnce !== undefined) expect(value).toBe(atOnce.value);
        runs.served += 1;
      } catch (error) {
        if (!(error instanceof CredentialError)) throw error;
        expect(atOnce, "a value that holds is served").toBeUndefined();
        expect(error.message).not.toContain("canary");
        runs.refused += 1;
      } finally {
        waiting -= 1;
      }
      expect(clock.now() - before, "nobody waits for longer than a fetch may take").toBeLessThanOrEqual(TIMEOUT_MS);
    };

    const renew = async (of: CredentialObserver, named: boolean): Promise<void> => {
      waiting += 1;
      const old = named ? of.issued.at(-2)?.value : undefined;
      const refused = old ?? of.issued.at(-1)?.value;
      const replaced = of.valid !== undefined && of.valid.value !== refused;
      const changed = await credentials.renew(of.key, old);
      if (changed) expect(of.valid?.value, "another value").not.toBe(refused);
      if (replaced) expect(changed, "a value that is another already").toBe(true);
      if (changed) runs.renewed += 1;
      waiting -= 1;
    };

    const failures: unknown[] = [];
    const start = (work: Promise<void>): void => void work.catch((error: unknown) => failures.push(error));
    for (const action of steps) {
      switch (action.kind) {
        case "get":
          start(get(observer(action.key)));
          break;
        case "renew":
          start(renew(observer(action.key), action.named));
          break;
        case "advance":
          await clock.advanceAsync(action.ms);
          break;
        case "setClock":
          scheduler.wallOffsetMs = action.ms;
          break;
        case "answer":
          observer(action.key).answers(action.lifeMs, action.again);
          break;
        case "fail":
          observer(action.key).call?.reject(new Error("canary"));
          observer(action.key).failed();
          break;
        case "answerWrongly":
          observer(action.key).call?.resolve(action.answer as undefined);
          observer(action.key).failed();
          break;
      }
      await settle();
      expect(clock.pendingTimers, "a timer per fetch").toBe([...observers.values()].filter(({ call }) => call).length);
    }
    await clock.advanceAsync(TIMEOUT_MS);
    await settle();
    expect(failures).toEqual([]);
    expect(waiting).toBe(0);
    expect(clock.pendingTimers).toBe(0);
    expect(lines.join()).not.toContain("canary");
    runs.calls += store.calls.length;
  });
  await fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 300) });
  for (const count of Object.values(runs)) expect(count).toBeGreaterThan(0);
});
