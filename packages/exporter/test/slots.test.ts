import { getEventListeners } from "node:events";

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { Slots } from "../src/slots.ts";
import { untilAborted } from "../src/until-aborted.ts";
import { collectGarbage } from "./support/collect-garbage.ts";
import { NEVER } from "./support/http-sender.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Step = { readonly kind: "start" } | { readonly kind: "end" | "fail" | "abort"; readonly which: number };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "start" as const }) },
  fc.record({ kind: fc.constantFrom("end" as const, "fail" as const, "abort" as const), which: fc.nat(20) }),
);

/** A piece of work and its place in the model. */
class Job {
  readonly caller: AbortController = new AbortController();
  readonly work: PromiseWithResolvers<string> = Promise.withResolvers<string>();
  state: "waiting" | "running" | "over" = "waiting";
}

test("as many work as there are slots, in the order in which they came, whoever fails or gives up", async () => {
  const steps = fc.array(aStep, { maxLength: 60, size: "max" });
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (count, script) => {
    const slots = new Slots(count);
    const jobs: Job[] = [];
    const started: Job[] = [];
    const pick = (state: Job["state"], which: number): Job | undefined => {
      const candidates = jobs.filter((job) => job.state === state);
      return candidates[which % candidates.length];
    };
    for (const step of script) {
      if (step.kind === "start") {
        const job = new Job();
        jobs.push(job);
        const run = slots.run(() => {
          started.push(job);
          job.state = "running";
          return job.work.promise;
        }, job.caller.signal);
        void run.catch(() => {}).then(() => (job.state = "over"));
      } else if (step.kind === "abort") pick("waiting", step.which)?.caller.abort(new Error("no longer"));
      else if (step.kind === "end") pick("running", step.which)?.work.resolve("done");
      else pick("running", step.which)?.work.reject(new Error("failed"));
      await turn();
      const running = jobs.filter(({ state }) => state === "running").length;
      const alive = jobs.filter(({ state }) => state !== "over").length;
      expect(running).toBe(Math.min(count, alive));
    }
    expect(started).toEqual(jobs.filter((job) => started.includes(job)));
    for (const { caller } of jobs) expect(getEventListeners(caller.signal, "abort").length).toBeLessThanOrEqual(1);
  });
  await fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 100) });
});

test("a turn that comes in the moment of giving up is not lost", async () => {
  for (const first of ["abort", "end"] as const) {
    const slots = new Slots(1);
    const work = Promise.withResolvers<void>();
    const caller = new AbortController();
    const running = slots.run(() => work.promise, NEVER);
    const waiting = slots.run(async () => "worked", caller.signal).catch(() => "gave up");
    if (first === "abort") caller.abort(new Error("no longer"));
    work.resolve();
    if (first === "end") {
      await running;
      caller.abort(new Error("no longer"));
    }
    expect(await waiting).toBe(first === "abort" ? "gave up" : "worked");
    expect(await slots.run(async () => "next", NEVER)).toBe("next");
  }
});

test("results and errors are those of the work, and no listener stays", async () => {
  const { signal } = new AbortController();
  const slots = new Slots(1);
  const hold = Promise.withResolvers<void>();
  const first = slots.run(() => hold.promise, signal);
  const second = slots.run(() => Promise.reject(new Error("mine")), signal);
  hold.resolve();
  await first;
  await expect(second).rejects.toThrow("mine");
  expect(await slots.run(async () => 7, signal)).toBe(7);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("who has given up before there is a turn to wait for does not wait", async () => {
  const slots = new Slots(1);
  const hold = Promise.withResolvers<void>();
  const first = slots.run(() => hold.promise, NEVER);
  const reason = new Error("no longer");
  const work = vi.fn(async () => {});
  await expect(slots.run(work, AbortSignal.abort(reason))).rejects.toBe(reason);
  hold.resolve();
  await first;
  await expect(slots.run(work, AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(work).not.toHaveBeenCalled();
});

describe("one slot, and a caller who does not wait for what is running either", () => {
  const inTurn = <T>(line: Slots, work: () => Promise<T>, signal: AbortSignal): Promise<T> =>
    untilAborted(line.run(work, signal), signal);

  test("one begins when the one before is done, however it ended", async () => {
    const line = new Slots(1);
    const events: string[] = [];
    const task =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        events.push(`${name} begins`);
        await Promise.resolve();
        events.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const all = [inTurn(line, task("a"), NEVER), inTurn(line, task("b", true), NEVER), inTurn(line, task("c"), NEVER)];
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(events).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  test("one that is given up keeps its turn until it is done, and one that was not begun never begins", async () => {
    const line = new Slots(1);
    const caller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<void>();
    const events: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      events.push(name);
      await promise;
    };
    const given = [inTurn(line, task("a"), caller.signal), inTurn(line, task("b"), caller.signal)];
    const last = inTurn(line, task("c"), NEVER);
    await Promise.resolve();
    const reason = new Error("no longer");
    caller.abort(reason);
    expect(await Promise.allSettled(given)).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
    expect(events).toEqual(["a"]);
    resolve();
    await last;
    expect(events).toEqual(["a", "c"]);
    await expect(inTurn(line, task("d"), caller.signal)).rejects.toBe(reason);
    await inTurn(line, async () => {}, NEVER);
    expect(events).toEqual(["a", "c"]);
  });

  test("what was given up does not wait in memory", async () => {
    const line = new Slots(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = inTurn(line, () => promise, NEVER);
    const giveUp = async (): Promise<WeakRef<Uint8Array>> => {
      const body = new Uint8Array(1_000_000);
      const caller = new AbortController();
      const waiting = inTurn(line, async () => body.length, caller.signal);
      caller.abort(new Error("no longer"));
      await expect(waiting).rejects.toThrow("no longer");
      return new WeakRef(body);
    };
    const body = await giveUp();
    await collectGarbage();
    expect(body.deref()).toBeUndefined();
    resolve();
    await running;
  });
});
