import { getEventListeners } from "node:events";

import { expect, test } from "vitest";

import { Replay, type ReplayListener } from "../../src/resilience/replay.ts";
import { Pauses } from "../../src/resilience/pauses.ts";
import type { Payload } from "../../src/sender.ts";
import type { AppendOutcome, Spool, SpooledPayload } from "../../src/spool/spool.ts";
import { failed, partiallySent, retryable, type Script, ScriptedSender, sent } from "../support/scripted-sender.ts";
import { spanIds } from "../support/span-ids.ts";
import { makeBatch } from "../support/spans.ts";
import { settle } from "../support/spool.ts";
import { VirtualScheduler } from "../support/virtual-scheduler.ts";

/** A spool in memory, in which every step can be held up. */
class MemorySpool implements Spool {
  readonly queue: Payload[] = [];
  bytes = 0;
  isFull = false;
  /** What happens before `oldest` answers. */
  onOldest: () => void | Promise<void> = () => {};
  onAppend: () => void | Promise<void> = () => {};

  constructor(...queue: Payload[]) {
    this.queue.push(...queue);
  }

  get items(): number {
    return this.queue.reduce((sum, { items }) => sum + items, 0);
  }

  async append(payload: Payload): Promise<AppendOutcome> {
    await this.onAppend();
    if (this.isFull) return { kind: "refused", cause: new Error("full") };
    this.queue.push(payload);
    return { kind: "stored" };
  }

  async oldest(): Promise<SpooledPayload | undefined> {
    const [payload] = this.queue;
    await this.onOldest();
    return payload && { payload, settle: () => void this.queue.splice(this.queue.indexOf(payload), 1) };
  }

  async open(): Promise<void> {}
  async sync(): Promise<void> {}
  drain(): void {}
  async close(): Promise<void> {}
}

const payload = (items = 1): Payload => ({ body: makeBatch(items).toRequest(), items });

const setup = (script: Script, ...queue: Payload[]) => {
  const scheduler = new VirtualScheduler();
  const spool = new MemorySpool(...queue);
  const sender = new ScriptedSender(script);
  const counts = { exported: 0, rejected: 0, dropped: 0 };
  const causes: string[] = [];
  const listener: ReplayListener = {
    exported: (items) => void (counts.exported += items),
    rejected: (items, cause) => {
      counts.rejected += items;
      causes.push(cause.message);
    },
    dropped: (_reason, items, cause) => {
      counts.dropped += items;
      causes.push(cause.message);
    },
  };
  const backoff = { initialDelayMs: 1000, maxDelayMs: 60_000, random: () => 0 };
  const replay = new Replay({ spool, sender, listener, scheduler, backoff });
  replay.start();
  return { scheduler, spool, sender, counts, causes, replay };
};

test("what is kept while it is looked for is found at once", async () => {
  const { spool, sender, replay } = setup(() => sent);
  spool.onOldest = () => {
    spool.onOldest = () => {};
    spool.queue.push(payload());
    replay.wake();
  };
  replay.wake();
  await settle();
  expect(sender.calls).toHaveLength(1);
  await replay.stop();
});

test("who says nothing is heard half a minute later", async () => {
  const { spool, sender, replay, scheduler } = setup(() => sent);
  await settle();
  spool.queue.push(payload());
  await scheduler.advance(29_999);
  expect(sender.calls).toHaveLength(0);
  await scheduler.advance(1);
  await settle();
  expect(sender.calls).toHaveLength(1);
  await replay.stop();
});

test.each(["while it waits", "while it tries"])("live data that arrives again ends its patience: %s", async (when) => {
  const answer = Promise.withResolvers<void>();
  const { sender, replay, scheduler } = setup(async (_payload, _signal, call) => {
    if (call === 2) await answer.promise;
    return retryable();
  }, payload());
  await scheduler.advance(1500);
  expect(sender.calls).toHaveLength(3);
  if (when === "while it waits") answer.resolve();
  await settle();
  // Who was held back says nothing.
  replay.liveOutcome(retryable({ code: "held_back" }));
  replay.liveOutcome(sent);
  await settle();
  expect(sender.calls).toHaveLength(3);
  replay.liveOutcome(retryable());
  replay.liveOutcome(sent);
  answer.resolve();
  await settle();
  expect(sender.calls).toHaveLength(4);
  // What arrives after that is no news.
  replay.liveOutcome(sent);
  await settle();
  expect(sender.calls).toHaveLength(4);
  await replay.stop();
});

test("live data that always arrives does not make it less patient", async () => {
  const { sender, replay, scheduler } = setup(() => retryable(), payload());
  for (let round = 0; round < 20; round++) {
    replay.liveOutcome(sent);
    await scheduler.advance(10);
  }
  expect(sender.calls).toHaveLength(1);
  await replay.stop();
});

test("what somebody has to mend is tried once a minute", async () => {
  const { sender, replay, scheduler } = setup(() => retryable({ slow: true }), payload());
  await scheduler.advance(59_999);
  expect(sender.calls).toHaveLength(1);
  await scheduler.advance(1);
  expect(sender.calls).toHaveLength(2);
  await replay.stop();
});

test("it waits for as long as it is asked to", async () => {
  const { sender, replay, scheduler } = setup(() => retryable({ retryAfterMs: 20_000 }), payload());
  await scheduler.advance(19_999);
  expect(sender.calls).toHaveLength(1);
  await scheduler.advance(1);
  expect(sender.calls).toHaveLength(2);
  await replay.stop();
});

test("what always fails goes behind the others, once live data has arrived meanwhile", async () => {
  const [poison, other] = [payload(), payload()];
  const { sender, replay, scheduler, spool, counts } = setup(
    ({ body }) => (body === poison.body ? retryable() : sent),
    poison,
    other,
  );
  await scheduler.advance(300_000);
  expect(sender.calls.every(({ body }) => body === poison.body)).toBe(true);
  replay.liveOutcome(sent);
  await scheduler.advance(60_000);
  expect(counts).toEqual({ exported: 1, rejected: 0, dropped: 0 });
  expect(spool.queue).toEqual([poison]);
  await replay.stop();
});

test("what was held back has not failed", async () => {
  const { replay, scheduler, spool } = setup(() => retryable({ code: "held_back", retryAfterMs: 1000 }), payload());
  let appended = 0;
  spool.onAppend = () => void (appended += 1);
  for (let round = 0; round < 20; round++) {
    replay.liveOutcome(sent);
    await scheduler.advance(5000);
  }
  expect(appended).toBe(0);
  await replay.stop();
});

test("where there is no room behind the others, it stays where it is", async () => {
  const poison = payload();
  const { replay, scheduler, spool, counts, sender } = setup(() => retryable(), poison);
  spool.isFull = true;
  replay.liveOutcome(sent);
  await scheduler.advance(1);
  replay.liveOutcome(sent);
  await scheduler.advance(300_000);
  expect(sender.calls.length).toBeGreaterThan(6);
  expect(spool.queue).toEqual([poison]);
  expect(counts).toEqual({ exported: 0, rejected: 0, dropped: 0 });
  await replay.stop();
});

test("of what was cut, only the part that fails goes behind the others", async () => {
  const whole = payload(4);
  const ids = spanIds(whole);
  const poison = ids[2] as string;
  let up = false;
  const taken: string[] = [];
  const { replay, scheduler, spool, counts } = setup((piece) => {
    const carried = spanIds(piece);
    if (carried.length > 1) return failed("receiver", "too_large");
    if (carried.includes(poison) && !up) return retryable();
    taken.push(...carried);
    return sent;
  }, whole);
  await settle();
  replay.liveOutcome(sent);
  await scheduler.advance(60_000);
  await settle();
  expect(counts).toEqual({ exported: 2, rejected: 0, dropped: 0 });
  expect(spool.items).toBe(2);
  up = true;
  await scheduler.advance(120_000);
  await settle();
  expect(taken).toEqual(ids);
  expect(counts).toEqual({ exported: 4, rejected: 0, dropped: 0 });
  expect(spool.items).toBe(0);
  await replay.stop();
});

test("a part that fails is put off only if live data has arrived since it is tried", async () => {
  const whole = payload(2);
  let release: () => void = () => {};
  const { replay, scheduler, spool } = setup(async (piece, _signal, call) => {
    if (piece.items > 1) return failed("receiver", "too_large");
    if (call > 1) return retryable();
    await new Promise<void>((resolve) => (release = resolve));
    return sent;
  }, whole);
  await settle();
  replay.liveOutcome(sent);
  release();
  await scheduler.advance(300_000);
  expect(spool.queue).toEqual([whole]);
  await replay.stop();
});

test("all parts are told together, with the first cause, and what lies in the spool is counted until then", async () => {
  const whole = payload(4);
  const { spool, counts, causes, replay } = setup((_piece, _signal, call) => {
    expect(counts).toEqual({ exported: 0, rejected: 0, dropped: 0 });
    expect(spool.items).toBe(4);
    if (call === 2) return failed("sender");
    return call === 4 ? partiallySent(1) : failed("receiver", "too_large");
  }, whole);
  await settle();
  expect(counts).toEqual({ exported: 1, rejected: 2, dropped: 1 });
  expect(causes).toEqual(["it will never work", "it will never work"]);
  expect(spool.items).toBe(0);
  await replay.stop();
});

test("what cannot be cut is as the receiver says: too large", async () => {
  const { counts, replay } = setup(() => failed("receiver", "too_large"), { body: Buffer.from("nonsense"), items: 3 });
  await settle();
  expect(counts).toEqual({ exported: 0, rejected: 3, dropped: 0 });
  await replay.stop();
});

test("once it is stopped nothing is sent, and no listener stays behind", async () => {
  let signal: AbortSignal | undefined;
  const { replay, sender, spool, scheduler } = setup((_payload, itsSignal) => {
    signal = itsSignal;
    return retryable();
  }, payload());
  await scheduler.advance(500);
  const found = Promise.withResolvers<void>();
  spool.onOldest = () => found.promise;
  spool.queue.length = 0;
  await replay.stop();
  expect(sender.calls).toHaveLength(2);
  expect(signal && getEventListeners(signal, "abort")).toEqual([]);
  expect(scheduler.clock.pendingTimers).toBe(0);
});

test("what is found after the stop is not sent any more", async () => {
  const found = Promise.withResolvers<void>();
  const { replay, sender, spool } = setup(() => sent);
  spool.queue.push(payload());
  spool.onOldest = () => found.promise;
  replay.wake();
  await settle();
  const stopped = replay.stop();
  found.resolve();
  await stopped;
  expect(sender.calls).toHaveLength(0);
  expect(spool.items).toBe(1);
});

test("a stop while something is cut waits for no thread pool, and keeps it", async () => {
  const body = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(10)]);
  const { replay, spool, counts, sender } = setup(() => failed("receiver", "too_large"), {
    body,
    items: 2,
    contentEncoding: "gzip",
  });
  let isOver = false;
  const microtasks = async (times: number): Promise<void> => {
    // Nothing that the pool does can end among these.
    for (let turn = 0; turn < times; turn++) await Promise.resolve();
  };
  await microtasks(20);
  expect(sender.calls).toHaveLength(1);
  void replay.stop().then(() => (isOver = true));
  await microtasks(20);
  expect(isOver).toBe(true);
  expect(counts).toEqual({ exported: 0, rejected: 0, dropped: 0 });
  expect(spool.items).toBe(2);
});

test("a part that follows one that failed has all the patience again", async () => {
  const { sender, replay, scheduler } = setup((piece, _signal, call) => {
    if (piece.items > 1) return failed("receiver", "too_large");
    return call === 4 ? sent : retryable();
  }, payload(2));
  // Half a second, one, two; then the second part for the first time, and again.
  await scheduler.advance(3500);
  expect(sender.calls).toHaveLength(6);
  await scheduler.advance(500);
  expect(sender.calls).toHaveLength(7);
  await replay.stop();
});

test("a pause is never longer than a timer can be, or it would be none, and is over once", async () => {
  const delays: number[] = [];
  let cancels = 0;
  const pauses = new Pauses({
    now: () => 0,
    wallTime: () => 0,
    schedule: (_callback, delayMs) => {
      delays.push(delayMs);
      return () => void (cancels += 1);
    },
  });
  const pause = pauses.pause(2 ** 40);
  pauses.end();
  pauses.end();
  expect(cancels).toBe(1);
  expect(await pause).toBe(false);
  expect(delays).toEqual([2 ** 31 - 1]);
});
