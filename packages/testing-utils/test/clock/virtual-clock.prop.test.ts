import fc from "fast-check";
import { expect, test } from "vitest";

import { VirtualClock, type VirtualTimer } from "../../src/index.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

/** What a timer does when it fires. */
type Act =
  | { readonly kind: "nothing" }
  | { readonly kind: "set"; readonly inMs: number; readonly then: Act }
  | { readonly kind: "clear"; readonly index: number }
  | { readonly kind: "advance"; readonly byMs: number };

type Step =
  | { readonly kind: "set"; readonly inMs: number; readonly act: Act }
  | { readonly kind: "clear"; readonly index: number }
  | { readonly kind: "advance"; readonly byMs: number };

interface Timers {
  now(): number;
  set(run: () => void, inMs: number): unknown;
  clear(timer: unknown): void;
  advance(byMs: number): void;
}

/** The simplest clock that can be: it steps from millisecond to millisecond and looks at every timer. */
class Model implements Timers {
  #now = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  set(run: () => void, inMs: number): unknown {
    const timer = { at: this.#now + inMs, run };
    this.#timers.push(timer);
    return timer;
  }

  clear(timer: unknown): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }

  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (let time = this.#now; time <= end; time += 1) {
      this.#now = Math.max(this.#now, time);
      for (let due = this.#due(time); due !== undefined; due = this.#due(time)) {
        this.clear(due);
        due.run();
      }
    }
  }

  #due(time: number): { readonly run: () => void } | undefined {
    return this.#timers.find(({ at }) => at === time);
  }
}

class Real implements Timers {
  readonly clock = new VirtualClock({ startMs: 0 });

  now(): number {
    return this.clock.now();
  }

  set(run: () => void, inMs: number): unknown {
    return this.clock.setTimeout(run, inMs);
  }

  clear(timer: unknown): void {
    this.clock.clearTimeout(timer as VirtualTimer);
  }

  advance(byMs: number): void {
    this.clock.advance(byMs);
  }
}

/** What happens, as one list: which timer fired at what time, and what the time was after each step. */
const play = (timers: Timers, steps: readonly Step[]): string[] => {
  const seen: string[] = [];
  const known: unknown[] = [];
  let count = 0;
  const set = (inMs: number, act: Act): void => {
    const name = count;
    count += 1;
    known.push(
      timers.set(() => {
        seen.push(`${name} at ${timers.now()}`);
        perform(act);
      }, inMs),
    );
  };
  const clear = (index: number): void => {
    if (known.length > 0) timers.clear(known[index % known.length]);
  };
  const perform = (act: Act): void => {
    if (act.kind === "set") set(act.inMs, act.then);
    if (act.kind === "clear") clear(act.index);
    if (act.kind === "advance") timers.advance(act.byMs);
  };
  for (const step of steps) {
    if (step.kind === "set") set(step.inMs, step.act);
    else perform(step);
    seen.push(`now ${timers.now()}`);
  }
  return seen;
};

const clearing = fc.record({ kind: fc.constant("clear" as const), index: fc.nat({ max: 30 }) });
const advancing = fc.record({ kind: fc.constant("advance" as const), byMs: fc.nat({ max: 12 }) });
const { act } = fc.letrec<{ act: Act }>((tie) => ({
  act: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant({ kind: "nothing" as const }),
    clearing,
    advancing,
    fc.record({ kind: fc.constant("set" as const), inMs: fc.nat({ max: 8 }), then: tie("act") }),
  ),
}));
const setting = fc.record({ kind: fc.constant("set" as const), inMs: fc.nat({ max: 20 }), act });
const steps = fc.array(fc.oneof({ arbitrary: setting, weight: 3 }, { arbitrary: advancing, weight: 2 }, clearing), {
  maxLength: 30,
  size: "max",
});

test("fires as the simplest clock does, with timers that set, clear and move", () => {
  fc.assert(
    fc.property(steps, (steps) => {
      expect(play(new Real(), steps)).toEqual(play(new Model(), steps));
    }),
    { numRuns },
  );
});

test("never goes back, and fires nothing before its time", () => {
  const durationMs = fc.double({ min: 0, max: 1000, noNaN: true });
  const moves = fc.array(fc.record({ setMs: durationMs, moveMs: durationMs }), { maxLength: 30, size: "max" });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4e12, noNaN: true }), moves, (startMs, moves) => {
      const clock = new VirtualClock({ startMs });
      let last = clock.nowUnixNano();
      const look = (): bigint => {
        const now = clock.nowUnixNano();
        expect(now >= last).toBe(true);
        last = now;
        return now;
      };
      for (const { setMs, moveMs } of moves) {
        const timer = clock.setTimeout(() => expect(look()).toBe(timer.dueUnixNano), setMs);
        clock.advance(moveMs);
        const [seconds, nanoseconds] = clock.hrTime();
        expect(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds)).toBe(look());
      }
    }),
    { numRuns },
  );
});

test("asynchronous moves fire the same timers at the same times", async () => {
  const still = fc.record({
    kind: fc.constant("set" as const),
    inMs: fc.nat({ max: 20 }),
    act: fc.constant<Act>({ kind: "nothing" }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(still, { maxLength: 12 }), fc.nat({ max: 25 }), async (steps, byMs) => {
      const real = new Real();
      const fired: string[] = [];
      for (const [index, { inMs }] of steps.entries()) real.set(() => fired.push(`${index} at ${real.now()}`), inMs);
      await real.clock.advanceAsync(byMs);
      const model = play(new Model(), [...steps, { kind: "advance", byMs }]);
      expect([...fired, `now ${real.now()}`]).toEqual(model.slice(steps.length));
    }),
    { numRuns: Math.min(numRuns, 100) },
  );
});
