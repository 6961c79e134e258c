import fc from "fast-check";
import { expect, it } from "vitest";

import { bindAsyncIterable, traced, withSpan } from "../../src/index.ts";
import { turn, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
useDiagnostics();

/** What a generator does with one step, and what is done when it is thrown into or left at it. */
const step = fc.record({
  does: fc.constantFrom("yield", "wait and yield", "delegate", "throw", "return"),
  whenThrownInto: fc.constantFrom("fails", "goes on", "throws another", "yields"),
  whenLeft: fc.constantFrom("leaves", "throws", "yields", "waits", "returns"),
});
type Script = readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[];

/** What the consumer asks for, at once or when the answer is there. */
const request = fc.record({
  method: fc.constantFrom("next", "next", "next", "return", "throw"),
  waits: fc.boolean(),
  value: fc.integer(),
});

async function* delegate(): AsyncGenerator<unknown, string, unknown> {
  yield "inner";
  return "inner result";
}

async function* perform(script: Script, errors: readonly Error[]): AsyncGenerator<unknown, unknown, unknown> {
  for (const [index, { does, whenThrownInto, whenLeft }] of script.entries()) {
    try {
      if (does === "throw") throw errors[index];
      if (does === "return") return index;
      if (does === "delegate") yield yield* delegate();
      if (does === "wait and yield") await turn();
      yield [index, yield index];
    } catch (error) {
      if (whenThrownInto === "fails") throw error;
      if (whenThrownInto === "throws another") throw errors[index];
      if (whenThrownInto === "yields") yield "caught";
    } finally {
      if (whenLeft === "waits") await turn();
      if (whenLeft === "yields") yield "finally";
      // oxlint-disable-next-line no-unsafe-finally -- which is what this is about
      if (whenLeft === "throws") throw errors[index];
      // oxlint-disable-next-line no-unsafe-finally -- which is what this is about
      if (whenLeft === "returns") return "from finally";
    }
  }
  return "end";
}

type Outcome = PromiseSettledResult<unknown>;

const consume = async (
  steps: AsyncGenerator<unknown, unknown, unknown>,
  requests: readonly { method: string; waits: boolean; value: number }[],
): Promise<Outcome[]> => {
  const asked: Promise<unknown>[] = [];
  for (const { method, waits, value } of requests) {
    const answer = steps[method as "next"](value);
    asked.push(answer);
    answer.catch(() => {});
    if (waits) await answer.catch(() => {});
  }
  return Promise.allSettled([...asked, steps.return("closed")]);
};

const scripts = fc.array(step, { maxLength: 4, size: "max" });
const requests = fc.array(request, { maxLength: 6, size: "max" });

it("whatever a generator does, and whatever is asked of it, the application sees what it would", async () => {
  // What stays open must not be collected either: its spans would end during another run.
  const kept: unknown[] = [];
  await fc.assert(
    fc.asyncProperty(scripts, requests, async (script, asked) => {
      const errors = script.map((_, index) => new RangeError(`step ${index}`));
      const expected = await consume(perform(script, errors), asked);
      const before = recorder().spans().length;
      const startedBefore = recorder().started();
      const ways = [
        traced("lazy")(perform),
        traced("eager")((...args: Parameters<typeof perform>) => perform(...args)),
        traced("outer")(traced("inner")(perform)),
        (...args: Parameters<typeof perform>) => bindAsyncIterable(perform(...args)),
        (...args: Parameters<typeof perform>) =>
          withSpan(recorder().tracerProvider.getTracer("t").startSpan("bound"), () => perform(...args)),
      ];
      for (const way of ways) {
        const steps = way(script, errors);
        kept.push(steps);
        const outcome = await consume(steps, asked);
        expect(outcome).toEqual(expected);
        for (const [index, { status, ...rest }] of outcome.entries()) {
          const same = expected[index] as PromiseRejectedResult;
          if (status === "rejected") expect((rest as PromiseRejectedResult).reason).toBe(same.reason);
        }
      }
      // A span ends, once, where the generator is over; the last `return` asks for that, but a `finally` may yield.
      const last = expected.at(-1) as PromiseFulfilledResult<IteratorResult<unknown>> | PromiseRejectedResult;
      const over = last.status === "rejected" || last.value.done === true;
      const ended = recorder().spans().length - before;
      const begun = recorder().started() - startedBefore - 1; // the span of `withSpan`, which nobody ends
      if (over) expect(ended).toBe(begun);
      const ids = recorder()
        .spans()
        .map((span) => span.spanContext().spanId);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: Number(process.env["FC_NUM_RUNS"] ?? 150) },
  );
});
