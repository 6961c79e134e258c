import { expect, test } from "vitest";

import { Turns } from "../../src/file/turns.ts";
import { NEVER } from "../support/http-sender.ts";
import { collectGarbage } from "../support/collect-garbage.ts";

test("one begins when the one before is done, however it ended", async () => {
  const turns = new Turns();
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
  const all = [turns.take(task("a"), NEVER), turns.take(task("b", true), NEVER), turns.take(task("c"), NEVER)];
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("one that is given up keeps its turn until it is done, and one that was not begun never begins", async () => {
  const turns = new Turns();
  const caller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  const events: string[] = [];
  const task = (name: string) => async (): Promise<void> => {
    events.push(name);
    await promise;
  };
  const given = [turns.take(task("a"), caller.signal), turns.take(task("b"), caller.signal)];
  const last = turns.take(task("c"), NEVER);
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
  await expect(turns.take(task("d"), caller.signal)).rejects.toBe(reason);
  await turns.take(async () => {}, NEVER);
  expect(events).toEqual(["a", "c"]);
});

test("what was given up does not wait in memory", async () => {
  const turns = new Turns();
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = turns.take(() => promise, NEVER);
  const giveUp = async (): Promise<WeakRef<Uint8Array>> => {
    const body = new Uint8Array(1_000_000);
    const caller = new AbortController();
    const waiting = turns.take(async () => body.length, caller.signal);
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
