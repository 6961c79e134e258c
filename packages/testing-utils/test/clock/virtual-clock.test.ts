import { getEventListeners } from "node:events";

import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/index.ts";

const NEW_YEAR_MS = Date.UTC(2026, 0, 1);

describe("time", () => {
  test("stands still until it is moved, and is told in three ways", () => {
    const clock = new VirtualClock();
    expect(clock.now()).toBe(NEW_YEAR_MS);
    clock.advance(1500.25);
    clock.advance(0);
    expect(clock.now()).toBe(NEW_YEAR_MS + 1500.25);
    expect(clock.hrTime()).toEqual([NEW_YEAR_MS / 1000 + 1, 500_250_000]);
    expect(clock.nowUnixNano()).toBe(BigInt(NEW_YEAR_MS) * 1_000_000n + 1_500_250_000n);
  });

  test("is exact to the nanosecond, today as at the start of 1970", () => {
    for (const startMs of [0, 1_767_225_600_001, 4_102_444_799_999]) {
      const clock = new VirtualClock({ startMs });
      for (let step = 0; step < 10; step += 1) clock.advance(0.000_001);
      clock.advance(0.1);
      expect(clock.nowUnixNano()).toBe(BigInt(startMs) * 1_000_000n + 100_010n);
    }
  });

  test("each reading is an array of its own, since the SDK keeps it", () => {
    const clock = new VirtualClock();
    expect(clock.hrTime()).not.toBe(clock.hrTime());
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
    "%s is no time to start at, to move by or to wait",
    async (bad) => {
      const clock = new VirtualClock();
      expect(() => new VirtualClock({ startMs: bad })).toThrow(
        new TypeError(`Expected \`startMs\` to be a finite number >= 0, got ${bad}`),
      );
      expect(() => clock.advance(bad)).toThrow(TypeError);
      expect(() => clock.setTimeout(() => {}, bad)).toThrow(TypeError);
      await expect(clock.advanceAsync(bad)).rejects.toThrow(TypeError);
      await expect(clock.sleep(bad)).rejects.toThrow(
        new TypeError(`Expected \`durationMs\` to be a finite number >= 0, got ${bad}`),
      );
      expect(clock.pendingTimers).toBe(0);
    },
  );
});

describe("timers", () => {
  test("fire in the order in which they are due, each at its own time", () => {
    const clock = new VirtualClock({ startMs: 0 });
    const fired: [string, number][] = [];
    const note = (name: string) => (): void => void fired.push([name, clock.now()]);
    clock.setTimeout(note("late"), 30);
    clock.setTimeout(note("same, first"), 20);
    clock.setTimeout(note("early"), 10);
    clock.setTimeout(note("same, second"), 20);
    clock.setTimeout(note("beyond"), 31);
    clock.advance(30);
    expect(fired).toEqual([
      ["early", 10],
      ["same, first", 20],
      ["same, second", 20],
      ["late", 30],
    ]);
    expect(clock.pendingTimers).toBe(1);
    clock.advance(1);
    expect(fired.at(-1)).toEqual(["beyond", 31]);
  });

  test("without a duration fire at the next move, be it of 0", () => {
    const clock = new VirtualClock();
    let fired = 0;
    clock.setTimeout(() => (fired += 1));
    expect(fired).toBe(0);
    clock.advance(0);
    expect(fired).toBe(1);
  });

  test("that a timer sets fire in the same move, if they are due in it", () => {
    const clock = new VirtualClock({ startMs: 0 });
    const fired: number[] = [];
    const tick = (): void => {
      fired.push(clock.now());
      clock.setTimeout(tick, 10);
    };
    tick();
    clock.advance(35);
    expect(fired).toEqual([0, 10, 20, 30]);
  });

  test("that were cleared do not fire, not even in the same move", () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    const second = clock.setTimeout(() => fired.push("second"), 2);
    clock.setTimeout(() => {
      fired.push("first");
      clock.clearTimeout(second);
    }, 1);
    const never = clock.setTimeout(() => fired.push("never"), 1);
    clock.clearTimeout(never);
    clock.clearTimeout(never);
    clock.clearTimeout(undefined);
    clock.advance(10);
    expect(fired).toEqual(["first"]);
  });

  test("that move the clock themselves never turn it back", () => {
    const clock = new VirtualClock({ startMs: 0 });
    const seen: number[] = [];
    clock.setTimeout(() => clock.advance(100), 10);
    clock.setTimeout(() => seen.push(clock.now()), 20);
    clock.advance(30);
    expect(seen).toEqual([20]); // within the inner move, at its own time
    expect(clock.now()).toBe(110);
  });

  test("that throw stop the move at their time; the next one goes on", () => {
    const clock = new VirtualClock({ startMs: 0 });
    let fired = false;
    clock.setTimeout(() => {
      throw new Error("boom");
    }, 10);
    clock.setTimeout(() => (fired = true), 20);
    expect(() => clock.advance(30)).toThrow("boom");
    expect(clock.now()).toBe(10);
    clock.advance(10);
    expect(fired).toBe(true);
  });

  test("that set themselves anew without end are an error, not a hanging test", () => {
    const clock = new VirtualClock();
    const again = (): void => void clock.setTimeout(again);
    again();
    expect(() => clock.advance(1)).toThrow("Expected timers to come to rest");
  });
});

test("timers that set themselves anew as time passes may fire as often as they like", () => {
  const clock = new VirtualClock({ startMs: 0 });
  let fired = 0;
  const tick = (): void => {
    fired += 1;
    clock.setTimeout(tick, 1);
  };
  tick();
  clock.advance(150_000);
  expect(fired).toBe(150_001);
});

describe("what awaits the clock", () => {
  test("goes on as the clock is moved, and may sleep again within the move", async () => {
    const clock = new VirtualClock({ startMs: 0 });
    const seen: number[] = [];
    const work = (async () => {
      for (let round = 0; round < 3; round += 1) {
        await clock.sleep(10);
        seen.push(clock.now());
      }
    })();
    await clock.advanceAsync(25);
    expect(seen).toEqual([10, 20]);
    expect(clock.now()).toBe(25);
    await clock.advanceAsync(5);
    await work;
    expect(seen).toEqual([10, 20, 30]);
  });

  test("sleeps that begin before the move is made are part of it", async () => {
    const clock = new VirtualClock({ startMs: 0 });
    const work = (async () => {
      await Promise.resolve();
      await clock.sleep(10);
      return clock.now();
    })();
    await clock.advanceAsync(10);
    await expect(work).resolves.toBe(10);
  });

  test("two moves at the same time end at the later end", async () => {
    const clock = new VirtualClock({ startMs: 0 });
    const slept = clock.sleep(7).then(() => clock.now());
    await Promise.all([clock.advanceAsync(10), clock.advanceAsync(5)]);
    expect(clock.now()).toBe(10);
    await expect(slept).resolves.toBe(7);
  });

  test("an aborted sleep rejects at once with the reason, and leaves no timer and no listener", async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const sleeping = clock.sleep(10, { signal: controller.signal });
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(10, { signal: controller.signal })).rejects.toBe(reason);
    expect(clock.pendingTimers).toBe(0);

    const later = new AbortController();
    const slept = clock.sleep(1, { signal: later.signal });
    clock.advance(1);
    await expect(slept).resolves.toBeUndefined();
    expect(getEventListeners(later.signal, "abort")).toEqual([]);
  });

  test("what a timer throws rejects the move", async () => {
    const clock = new VirtualClock();
    clock.setTimeout(() => {
      throw new Error("boom");
    }, 1);
    await expect(clock.advanceAsync(2)).rejects.toThrow("boom");
  });
});
