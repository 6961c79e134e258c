import { getEventListeners } from "node:events";

import { describe, expect, test } from "vitest";

import { backoffMs } from "../../src/resilience/backoff.ts";
import { BreakerSender } from "../../src/resilience/breaker-sender.ts";
import { CircuitBreaker } from "../../src/resilience/circuit-breaker.ts";
import { FallbackSender } from "../../src/resilience/fallback-sender.ts";
import { RetrySender, type RetrySenderOptions } from "../../src/resilience/retry-sender.ts";
import { ThrottleSender } from "../../src/resilience/throttle-sender.ts";
import { TimeoutSender } from "../../src/resilience/timeout-sender.ts";
import {
  failed,
  NEVER,
  partiallySent,
  retryable,
  ScriptedSender,
  sent,
  untilAborted,
} from "../support/scripted-sender.ts";
import { VirtualScheduler } from "../support/virtual-scheduler.ts";

const payload = { body: Buffer.from("x"), items: 3 };

test("the back-off doubles, is half chance, never nothing, and has an end", () => {
  const delays = (random: number): number[] =>
    [1, 2, 3, 4, 5, 50].map((failures) =>
      backoffMs(failures, { initialDelayMs: 1000, maxDelayMs: 8000, random: () => random }),
    );
  expect(delays(0)).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
  expect(delays(0.5)).toEqual([750, 1500, 3000, 6000, 6000, 6000]);
});

describe("retry", () => {
  const make = (next: ScriptedSender, options: Partial<RetrySenderOptions> = {}) => {
    const scheduler = new VirtualScheduler();
    const sender = new RetrySender(next, {
      maxAttempts: 5,
      initialDelayMs: 1000,
      maxDelayMs: 30_000,
      maxElapsedMs: 60_000,
      waitsWhenHeldBack: true,
      random: () => 0,
      scheduler,
      ...options,
    });
    return { sender, scheduler };
  };

  test.each([sent, partiallySent(1), failed(), failed("sender"), retryable({ slow: true })])(
    "$kind is no reason to try again",
    async (outcome) => {
      const next = new ScriptedSender([outcome]);
      expect(await make(next).sender.send(payload, NEVER)).toBe(outcome);
      expect(next.calls).toHaveLength(1);
    },
  );

  test("what may succeed later is tried again, later and later, so many times", async () => {
    const next = new ScriptedSender(() => retryable());
    const { sender, scheduler } = make(next);
    const outcome = sender.send(payload, NEVER);
    const times: number[] = [];
    for (let ms = 0; ms <= 10_000; ms += 100) {
      if (next.calls.length > times.length) times.push(scheduler.now());
      await scheduler.advance(100);
    }
    expect(times).toEqual([0, 500, 1500, 3500, 7500]);
    expect(await outcome).toMatchObject({ kind: "retryable" });
  });

  test("when the receiver asks for more patience than the back-off has, it gets that", async () => {
    const next = new ScriptedSender([retryable({ retryAfterMs: 7000 }), sent]);
    const { sender, scheduler } = make(next);
    const outcome = sender.send(payload, NEVER);
    await scheduler.advance(6999);
    expect(next.calls).toHaveLength(1);
    await scheduler.advance(1);
    expect(await outcome).toBe(sent);
  });

  test("it gives up at once when the next attempt would come too late", async () => {
    const next = new ScriptedSender(() => retryable({ retryAfterMs: 61_000 }));
    expect(await make(next).sender.send(payload, NEVER)).toMatchObject({ kind: "retryable" });
    expect(next.calls).toHaveLength(1);
  });

  test("what was held back does not count as an attempt; it is waited for, or not", async () => {
    const heldBack = retryable({ code: "held_back", retryAfterMs: 2000 });
    const next = new ScriptedSender([heldBack, heldBack, heldBack, sent]);
    const { sender, scheduler } = make(next, { maxAttempts: 1 });
    const outcome = sender.send(payload, NEVER);
    await scheduler.advance(6000);
    expect(await outcome).toBe(sent);

    const impatient = make(new ScriptedSender(() => heldBack), { waitsWhenHeldBack: false });
    expect(await impatient.sender.send(payload, NEVER)).toBe(heldBack);
  });

  test("what is held back for ever is given up in the end", async () => {
    const next = new ScriptedSender(() => retryable({ code: "held_back", retryAfterMs: 1000 }));
    const { sender, scheduler } = make(next, { maxElapsedMs: 10_000 });
    const outcome = sender.send(payload, NEVER);
    await scheduler.advance(10_000);
    expect(await outcome).toMatchObject({ kind: "retryable" });
    expect(next.calls).toHaveLength(11);
  });

  test.each(["stopRetrying", "drain", "shutdown"] as const)(
    "%s ends every pause, and there are none after it",
    async (end) => {
      const next = new ScriptedSender(() => retryable());
      const { sender } = make(next);
      const waiting = [sender.send(payload, NEVER), sender.send(payload, NEVER)];
      await Promise.resolve();
      await Promise.resolve();
      void sender[end]();
      expect(await Promise.all(waiting)).toHaveLength(2);
      expect(next.heard).toEqual([end]);
      await sender.send(payload, NEVER);
      expect(next.calls).toHaveLength(3);
    },
  );

  test("a caller that no longer waits ends its pause and no other", async () => {
    const next = new ScriptedSender([retryable(), retryable(), sent]);
    const { sender, scheduler } = make(next);
    const controller = new AbortController();
    const one = sender.send(payload, controller.signal);
    const two = sender.send(payload, NEVER);
    await scheduler.advance(1);
    controller.abort();
    expect(await one).toMatchObject({ kind: "retryable" });
    await scheduler.advance(1000);
    expect(await two).toBe(sent);
    expect(scheduler.clock.pendingTimers).toBe(0);
  });
});

describe("throttle", () => {
  test("whoever asks to be left alone is, by everybody", async () => {
    const scheduler = new VirtualScheduler();
    const next = new ScriptedSender([retryable({ retryAfterMs: 5000 }), sent]);
    const sender = new ThrottleSender(next, scheduler);
    await sender.send(payload, NEVER);
    await scheduler.advance(2000);
    expect(await sender.send(payload, NEVER)).toMatchObject({ error: { code: "held_back" }, retryAfterMs: 3000 });
    expect(next.calls).toHaveLength(1);
    await scheduler.advance(3000);
    expect(await sender.send(payload, NEVER)).toBe(sent);
  });

  test("what was held back behind it is no wish of the receiver", async () => {
    const next = new ScriptedSender([retryable({ code: "held_back", retryAfterMs: 60_000 }), sent]);
    const sender = new ThrottleSender(next, new VirtualScheduler());
    expect(await sender.send(payload, NEVER)).toMatchObject({ retryAfterMs: 60_000 });
    expect(await sender.send(payload, NEVER)).toBe(sent);
  });

  test("a shorter wish does not cut a longer one short", async () => {
    const scheduler = new VirtualScheduler();
    const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const next = new ScriptedSender(async (_payload, _signal, call) => {
      await answers[call]?.promise;
      return retryable({ retryAfterMs: call === 0 ? 5000 : 1000 });
    });
    const sender = new ThrottleSender(next, scheduler);
    const both = [sender.send(payload, NEVER), sender.send(payload, NEVER)];
    for (const { resolve } of answers) resolve();
    await Promise.all(both);
    expect(await sender.send(payload, NEVER)).toMatchObject({ retryAfterMs: 5000 });
  });
});

describe("breaker", () => {
  const states = async (outcome: Parameters<typeof failed>[0] | ReturnType<typeof retryable>): Promise<string> => {
    const breaker = new CircuitBreaker({ failureThreshold: 2, scheduler: new VirtualScheduler() });
    const next = new ScriptedSender(() => (typeof outcome === "object" ? outcome : failed(outcome)));
    const sender = new BreakerSender(next, breaker);
    for (let call = 0; call < 3; call++) await sender.send(payload, NEVER);
    return `${breaker.state} after ${next.calls.length}`;
  };

  test("failures open it; then nothing is sent, and it says when to come again", async () => {
    expect(await states(retryable())).toBe("open after 2");
    expect(await states(retryable({ slow: true, code: "tls" }))).toBe("open after 2");
    const breaker = new CircuitBreaker({ failureThreshold: 1, scheduler: new VirtualScheduler(), random: () => 0.5 });
    const sender = new BreakerSender(new ScriptedSender(() => retryable()), breaker);
    await sender.send(payload, NEVER);
    expect(await sender.send(payload, NEVER)).toMatchObject({ error: { code: "held_back" }, retryAfterMs: 60_000 });
  });

  test("a refusal is an answer, and so is a request for patience; what the caller gave up says nothing", async () => {
    expect(await states("receiver")).toBe("closed after 3");
    expect(await states("sender")).toBe("closed after 3");
    expect(await states(retryable({ retryAfterMs: 1000 }))).toBe("closed after 3");
    expect(await states(retryable({ code: "aborted" }))).toBe("closed after 3");
  });

  test("a refusal ends a row of failures, what was given up does not", async () => {
    const run = async (between: ReturnType<typeof failed> | ReturnType<typeof retryable>): Promise<string> => {
      const breaker = new CircuitBreaker({ failureThreshold: 2, scheduler: new VirtualScheduler() });
      const sender = new BreakerSender(new ScriptedSender([retryable(), between, retryable()]), breaker);
      for (let call = 0; call < 3; call++) await sender.send(payload, NEVER);
      return breaker.state;
    };
    expect(await run(failed("receiver"))).toBe("closed");
    expect(await run(retryable({ code: "aborted" }))).toBe("open");
    expect(await run(failed("sender"))).toBe("open");
  });

  test("where its failures do not count, it neither opens it nor keeps it open", async () => {
    const scheduler = new VirtualScheduler();
    const breaker = new CircuitBreaker({ failureThreshold: 1, scheduler });
    const next = new ScriptedSender((_payload, _signal, call) => (call < 4 ? retryable() : sent));
    const harmless = new BreakerSender(next, breaker, { countsFailures: false });
    await harmless.send(payload, NEVER);
    await harmless.send(payload, NEVER);
    expect(breaker.state).toBe("closed");
    await new BreakerSender(next, breaker).send(payload, NEVER);
    expect(await harmless.send(payload, NEVER)).toMatchObject({ error: { code: "held_back" } });
    await scheduler.advance(70_000);
    await harmless.send(payload, NEVER);
    expect(breaker.state).toBe("half-open");
    expect(await harmless.send(payload, NEVER)).toBe(sent);
    expect(breaker.state).toBe("closed");
  });

  test("while a probe is under way, the others come again soon, and pass as soon as it has succeeded", async () => {
    const scheduler = new VirtualScheduler();
    const breaker = new CircuitBreaker({ failureThreshold: 1, scheduler });
    const answer = Promise.withResolvers<void>();
    const next = new ScriptedSender(async (_payload, _signal, call) => {
      if (call === 1) await answer.promise;
      return call === 0 ? retryable() : sent;
    });
    const sender = new BreakerSender(new ThrottleSender(next, scheduler), breaker);
    await sender.send(payload, NEVER);
    await scheduler.advance(70_000);
    const probe = sender.send(payload, NEVER);
    expect(await sender.send(payload, NEVER)).toMatchObject({ error: { code: "held_back" }, retryAfterMs: 1000 });
    answer.resolve();
    expect(await probe).toBe(sent);
    expect(await sender.send(payload, NEVER)).toBe(sent);
  });

  test("a probe that the caller gives up makes room for the next", async () => {
    const scheduler = new VirtualScheduler();
    const breaker = new CircuitBreaker({ failureThreshold: 1, scheduler });
    const next = new ScriptedSender([retryable(), retryable({ code: "aborted" }), sent]);
    const sender = new BreakerSender(next, breaker);
    await sender.send(payload, NEVER);
    await scheduler.advance(70_000);
    await sender.send(payload, NEVER);
    expect(await sender.send(payload, NEVER)).toBe(sent);
    expect(breaker.state).toBe("closed");
  });
});

describe("timeout", () => {
  test("an attempt has so much time, whether or not it heeds its signal", async () => {
    const scheduler = new VirtualScheduler();
    let aborted = false;
    const next = new ScriptedSender((_payload, signal) => {
      signal.addEventListener("abort", () => (aborted = true));
      return new Promise(() => {});
    });
    const outcome = new TimeoutSender(next, 5000, scheduler).send(payload, NEVER);
    await scheduler.advance(4999);
    expect(aborted).toBe(false);
    await scheduler.advance(1);
    expect(await outcome).toMatchObject({ kind: "retryable", error: { code: "timeout" } });
    expect(aborted).toBe(true);
  });

  test("an answer that lies there already when time is up counts, as after the event loop was blocked", async () => {
    const scheduler = new VirtualScheduler();
    const next = new ScriptedSender(() => new Promise((resolve) => void setImmediate(() => resolve(sent))));
    const outcome = new TimeoutSender(next, 5000, scheduler).send(payload, NEVER);
    scheduler.clock.advance(5000);
    expect(await outcome).toBe(sent);
  });

  test("an answer in time is what it is, and leaves no timer", async () => {
    const scheduler = new VirtualScheduler();
    expect(await new TimeoutSender(new ScriptedSender(), 5000, scheduler).send(payload, NEVER)).toBe(sent);
    expect(scheduler.clock.pendingTimers).toBe(0);
  });

  test.each(["before", "meanwhile"])("a caller that no longer waits does not have to wait: %s", async (when) => {
    const scheduler = new VirtualScheduler();
    const controller = new AbortController();
    if (when === "before") controller.abort();
    const outcome = new TimeoutSender(new ScriptedSender(untilAborted), 5000, scheduler).send(
      payload,
      controller.signal,
    );
    controller.abort();
    expect(await outcome).toMatchObject({ error: { code: "aborted" } });
    expect(scheduler.clock.pendingTimers).toBe(0);
  });
});

test("a caller that no longer waits has nothing sent, and what breaks leaves nothing behind", async () => {
  const scheduler = new VirtualScheduler();
  const next = new ScriptedSender();
  expect(await new TimeoutSender(next, 5000, scheduler).send(payload, AbortSignal.abort())).toMatchObject({
    kind: "retryable",
    error: { code: "aborted" },
  });
  expect(next.calls).toHaveLength(0);
  const { signal } = new AbortController();
  const broken = {
    send: () => {
      throw new Error("a bug");
    },
    shutdown: async () => {},
  };
  await expect(new TimeoutSender(broken, 5000, scheduler).send(payload, signal)).rejects.toThrow("a bug");
  expect(scheduler.clock.pendingTimers).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

describe("fallback", () => {
  test("is not asked for a caller that no longer waits", async () => {
    const controller = new AbortController();
    const other = new ScriptedSender();
    const first = new ScriptedSender(untilAborted);
    const outcome = new FallbackSender(first, other).send(payload, controller.signal);
    controller.abort();
    expect(await outcome).toMatchObject({ kind: "retryable" });
    expect(other.calls).toHaveLength(0);
  });

  test("is shut down to the end, also when the first cannot be", async () => {
    const closed = Promise.withResolvers<void>();
    let isOver = false;
    const first = Object.assign(new ScriptedSender(), { shutdown: () => Promise.reject(new Error("no")) });
    const other = Object.assign(new ScriptedSender(), {
      shutdown: () => closed.promise.then(() => void (isOver = true)),
    });
    const shutdown = new FallbackSender(first, other).shutdown();
    setImmediate(closed.resolve);
    await expect(shutdown).rejects.toThrow("no");
    expect(isOver).toBe(true);
  });

  test("is asked only for what the first may take later", async () => {
    for (const outcome of [sent, partiallySent(1), failed()]) {
      const other = new ScriptedSender();
      expect(await new FallbackSender(new ScriptedSender([outcome]), other).send(payload, NEVER)).toBe(outcome);
      expect(other.calls).toHaveLength(0);
    }
    const other = new ScriptedSender();
    expect(await new FallbackSender(new ScriptedSender([retryable()]), other).send(payload, NEVER)).toBe(sent);
    expect(other.calls).toEqual([payload]);
  });

  test("settles it only if it takes it", async () => {
    const first = retryable();
    const ask = (second: ReturnType<typeof failed> | ReturnType<typeof retryable> | ReturnType<typeof partiallySent>) =>
      new FallbackSender(new ScriptedSender([first]), new ScriptedSender([second])).send(payload, NEVER);
    expect(await ask(partiallySent(2))).toMatchObject({ rejected: 2 });
    expect(await ask(failed())).toBe(first);
    expect(await ask(retryable())).toBe(first);
  });

  test("both hear what there is to hear", async () => {
    const [first, other] = [new ScriptedSender(), new ScriptedSender()];
    const sender = new FallbackSender(first, other);
    sender.stopRetrying();
    sender.drain();
    await sender.shutdown();
    expect(first.heard).toEqual(["stopRetrying", "drain", "shutdown"]);
    expect(other.heard).toEqual(first.heard);
  });
});
