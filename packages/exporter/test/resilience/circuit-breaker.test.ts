import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { CircuitBreaker, type CircuitBreakerOptions, type Permit } from "../../src/resilience/circuit-breaker.ts";
import { VirtualScheduler } from "../support/virtual-scheduler.ts";

const make = (options: CircuitBreakerOptions = {}): { scheduler: VirtualScheduler; breaker: CircuitBreaker } => {
  const scheduler = new VirtualScheduler();
  return { scheduler, breaker: new CircuitBreaker({ scheduler, random: () => 0.5, ...options }) };
};

const acquire = (breaker: CircuitBreaker): Permit => {
  const permit = breaker.acquire();
  if (permit === undefined) throw new Error("there is no permit");
  return permit;
};

const fail = (breaker: CircuitBreaker, times: number): void => {
  for (let time = 0; time < times; time++) acquire(breaker).fail();
};

describe("by default", () => {
  test("five failures in a row open it for a minute", async () => {
    const { breaker, scheduler } = make();
    fail(breaker, 4);
    expect(breaker.state).toBe("closed");
    fail(breaker, 1);
    expect(breaker.state).toBe("open");
    expect(breaker.acquire()).toBeUndefined();
    expect(breaker.retryInMs).toBe(60_000);
    await scheduler.advance(59_999);
    expect(breaker.acquire()).toBeUndefined();
    await scheduler.advance(1);
    expect(breaker.state).toBe("half-open");
    expect(breaker.retryInMs).toBe(0);
  });

  test("one success closes it again, one failure opens it again", async () => {
    const { breaker, scheduler } = make();
    fail(breaker, 5);
    await scheduler.advance(60_000);
    acquire(breaker).fail();
    expect(breaker.state).toBe("open");
    await scheduler.advance(60_000);
    acquire(breaker).succeed();
    expect(breaker.state).toBe("closed");
    fail(breaker, 4);
    expect(breaker.state).toBe("closed");
  });
});

test("a success in between starts the count anew", () => {
  const { breaker } = make({ failureThreshold: 3 });
  fail(breaker, 2);
  acquire(breaker).succeed();
  fail(breaker, 2);
  expect(breaker.state).toBe("closed");
  fail(breaker, 1);
  expect(breaker.state).toBe("open");
});

test("half-open, it lets in as many as it has permits, and closes when all of them have succeeded", async () => {
  const { breaker, scheduler } = make({ failureThreshold: 1, halfOpenPermits: 3 });
  fail(breaker, 1);
  await scheduler.advance(60_000);
  const permits = [acquire(breaker), acquire(breaker), acquire(breaker)];
  expect(breaker.acquire()).toBeUndefined();
  permits[0]?.succeed();
  expect(breaker.acquire()).toBeUndefined();
  permits[1]?.succeed();
  expect(breaker.state).toBe("half-open");
  permits[2]?.succeed();
  expect(breaker.state).toBe("closed");
});

test("a permit that was not used makes room for another", async () => {
  const { breaker, scheduler } = make({ failureThreshold: 1 });
  fail(breaker, 1);
  await scheduler.advance(60_000);
  acquire(breaker).release();
  acquire(breaker).succeed();
  expect(breaker.state).toBe("closed");
});

test("it recovers from one outage like from the one before", async () => {
  const states: string[] = [];
  const { breaker, scheduler } = make({ failureThreshold: 2, onStateChange: (state) => states.push(state) });
  for (let outage = 0; outage < 3; outage++) {
    fail(breaker, 1);
    expect(breaker.state).toBe("closed");
    fail(breaker, 1);
    await scheduler.advance(60_000);
    acquire(breaker); // who never says how it went
    await scheduler.advance(60_000);
    acquire(breaker).succeed();
    expect(breaker.state).toBe("closed");
  }
  expect(states).toEqual(Array.from({ length: 3 }, () => ["open", "half-open", "closed"]).flat());
});

test("what was begun before it opened neither closes it nor keeps it open longer", async () => {
  const { breaker, scheduler } = make({ failureThreshold: 2 });
  const late = [acquire(breaker), acquire(breaker), acquire(breaker)];
  fail(breaker, 2);
  await scheduler.advance(30_000);
  late[0]?.fail();
  expect(breaker.retryInMs).toBe(30_000);
  late[1]?.succeed();
  expect(breaker.state).toBe("open");
  await scheduler.advance(30_000);
  late[2]?.fail();
  expect(breaker.state).toBe("half-open");
  const probe = acquire(breaker);
  expect(breaker.acquire()).toBeUndefined();
  probe.succeed();
  expect(breaker.state).toBe("closed");
});

test("a permit counts once", () => {
  const { breaker } = make({ failureThreshold: 2 });
  const permit = acquire(breaker);
  permit.fail();
  permit.fail();
  permit.succeed();
  expect(breaker.state).toBe("closed");
  fail(breaker, 1);
  expect(breaker.state).toBe("open");
});

test("a probe that never comes back does not keep it shut for ever", async () => {
  const { breaker, scheduler } = make({ failureThreshold: 1 });
  fail(breaker, 1);
  await scheduler.advance(60_000);
  const lost = acquire(breaker);
  expect(breaker.acquire()).toBeUndefined();
  expect(breaker.retryInMs).toBe(60_000);
  await scheduler.advance(60_000);
  const next = acquire(breaker);
  lost.fail();
  expect(breaker.state).toBe("half-open");
  next.succeed();
  expect(breaker.state).toBe("closed");
});

test.each([
  [0, 54_000],
  [0.999_999, 66_000],
])("a tenth of the time is left to chance: %f", async (random, ms) => {
  const { breaker } = make({ failureThreshold: 1, random: () => random });
  fail(breaker, 1);
  expect(breaker.retryInMs).toBeCloseTo(ms, 0);
});

test("every change is told once, and what the listener throws is nobody's affair", async () => {
  const states: string[] = [];
  const { breaker, scheduler } = make({
    failureThreshold: 1,
    onStateChange: (state) => {
      states.push(state);
      throw new Error("of the application");
    },
  });
  fail(breaker, 1);
  await scheduler.advance(60_000);
  acquire(breaker).fail();
  await scheduler.advance(60_000);
  acquire(breaker).succeed();
  expect(states).toEqual(["open", "half-open", "open", "half-open", "closed"]);
});

test("an option that cannot work is an error at construction", () => {
  expect(() => new CircuitBreaker({ failureThreshold: 0 })).toThrow(
    "Expected `failureThreshold` to be an integer >= 1",
  );
  expect(() => new CircuitBreaker({ resetTimeoutMs: -1 })).toThrow("`resetTimeoutMs`");
  expect(() => new CircuitBreaker({ halfOpenPermits: 1.5 })).toThrow("`halfOpenPermits`");
});

test("whatever happens: it never lets in more than it may, and it always opens again in time", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("acquire" as const) }),
    fc.record({
      kind: fc.constantFrom("succeed" as const, "fail" as const, "release" as const),
      which: fc.nat({ max: 9 }),
    }),
    fc.record({ kind: fc.constant("pass" as const), ms: fc.constantFrom(1, 500, 1000, 2500) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 80, size: "max" }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (steps, failureThreshold, halfOpenPermits) => {
        const { breaker, scheduler } = make({ failureThreshold, halfOpenPermits, resetTimeoutMs: 1000 });
        let out: { permit: Permit; since: string }[] = [];
        let probes = 0;
        let state: string = breaker.state;
        let openSince = 0;
        let halfOpenSince = 0;
        for (const step of steps) {
          if (step.kind === "pass") await scheduler.advance(step.ms);
          else if (step.kind === "acquire") {
            const before = breaker.state;
            const permit = breaker.acquire();
            if (before === "closed") expect(permit).toBeDefined();
            if (before === "open") expect(permit).toBeUndefined();
            expect(breaker.retryInMs === 0 || permit === undefined || before === "half-open").toBe(true);
            if (permit !== undefined) {
              if (before === "half-open") probes += 1;
              out.push({ permit, since: before });
            }
          } else {
            const index = step.which % Math.max(1, out.length);
            out[index]?.permit[step.kind]();
            if (out[index]?.since === "half-open") probes -= 1;
            out = out.filter((_, position) => position !== index);
          }
          const now = breaker.state;
          if (now !== state) {
            probes = 0;
            out = out.map(({ permit }) => ({ permit, since: "before" }));
            if (now === "open") openSince = scheduler.now();
            if (now === "half-open") halfOpenSince = scheduler.now();
          }
          if (now === "open") expect(scheduler.now() - openSince).toBeLessThan(1100);
          if (now === "half-open" && scheduler.now() - halfOpenSince < 1000) {
            expect(probes).toBeLessThanOrEqual(halfOpenPermits);
          }
          state = now;
        }
      },
    ),
  );
});
