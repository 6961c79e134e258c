import { type Context, createContextKey, ROOT_CONTEXT } from "@opentelemetry/api";
import fc from "fast-check";
import { AsyncLocalStorageContextManager } from "sdk-under-test";
import { expect, it } from "vitest";

import { AsyncContextManager } from "../../src/index.ts";

const KEY = createContextKey("depth");

/** A program of calls within calls, of which some wait, some run beside the next, and some fail. */
interface Program {
  readonly within: string;
  readonly waits: boolean;
  readonly apart: boolean;
  readonly fails: boolean;
  readonly bound: boolean;
  readonly calls: readonly Program[];
}

const programs = (depth: number): fc.Arbitrary<Program> =>
  fc.record({
    within: fc.string({ minLength: 1, maxLength: 2 }),
    waits: fc.boolean(),
    apart: fc.boolean(),
    fails: fc.boolean(),
    bound: fc.boolean(),
    calls: depth === 0 ? fc.constant([]) : fc.array(programs(depth - 1), { maxLength: 3, size: "max" }),
  });

type Manager = Pick<AsyncContextManager, "active" | "with" | "bind">;

/** Runs a program and notes where a context is not the one that it should be. */
const run = async (manager: Manager, { within, waits, apart, fails, bound, calls }: Program): Promise<string[]> => {
  const wrong: string[] = [];
  const expectActive = (expected: Context, where: string): void => {
    if (manager.active() !== expected) wrong.push(`${where} ${within}`);
  };
  const outer = manager.active();
  const own = ROOT_CONTEXT.setValue(KEY, within);
  const call = async (): Promise<void> => {
    expectActive(own, "at the start of");
    const beside: Promise<string[]>[] = [];
    for (const inner of calls) {
      const done = run(manager, inner);
      expectActive(own, "after a call of");
      if (inner.apart) beside.push(done);
      else wrong.push(...(await done));
      expectActive(own, "after waiting in");
    }
    if (waits) await new Promise((resolve) => setImmediate(resolve));
    expectActive(own, "at the end of");
    for (const done of beside) wrong.push(...(await done));
    if (fails) throw new Error(within);
  };
  const done = bound ? manager.bind(own, call)() : manager.with(own, call);
  expectActive(outer, "outside of");
  await (apart ? Promise.allSettled([done]) : done.catch(() => {}));
  expectActive(outer, "later, outside of");
  return wrong;
};

it.each([
  ["ours", new AsyncContextManager()],
  ["stock", new AsyncLocalStorageContextManager()],
])("whatever calls what, each call has its own context, with %s", async (_, manager) => {
  await fc.assert(
    fc.asyncProperty(programs(3), async (given) => {
      expect(await run(manager, given)).toEqual([]);
    }),
    { numRuns: Number(process.env["FC_NUM_RUNS"] ?? 100) },
  );
  manager.disable();
});
