import { type Context, context } from "@opentelemetry/api";

import { isolation } from "../lifetime/diag-isolation.ts";
import { Lease } from "../lifetime/lease.ts";
import { observeGenerator } from "../lifetime/observe-generator.ts";
import { isAsyncIterable, observeIterable } from "../lifetime/observe-iterable.ts";
import { runOperation } from "../lifetime/run-operation.ts";
import { CallSpans } from "./call-spans.ts";
import type { ResolvedTracedOptions } from "./traced-options.ts";

type Apply = (fn: Function, self: unknown, args: unknown[]) => unknown;

const GENERATOR_FUNCTIONS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "[object GeneratorFunction]",
  "[object AsyncGeneratorFunction]",
]);

const isGeneratorFunction = (fn: Function): boolean => GENERATOR_FUNCTIONS.has(Object.prototype.toString.call(fn));

/** Frozen functions have a fixed prototype too, and methods may be called `class`: it takes both to tell. */
const isClass = (fn: Function): boolean =>
  Object.getOwnPropertyDescriptor(fn, "prototype")?.writable === false &&
  /^class\b/.test(Function.prototype.toString.call(fn));

export const isTraceable = (value: unknown): value is Function => typeof value === "function" && !isClass(value);

const traceCall =
  (spans: CallSpans): Apply =>
  (fn, self, args) => {
    const ending = spans.start(context.active(), { self, args });
    return runOperation(() => Reflect.apply(fn, self, args) as unknown, { ending, isolation });
  };

/** The contexts in which generators have begun: of several wrappers, the outer one begins, and the next is within it. */
const begun = /* @__PURE__ */ new WeakMap<object, Context>();

/**
 * Of a generator function, nothing runs at the call but its parameters' defaults: the span starts with the first
 * `next()`, under the span that was active at the call.
 */
const traceGenerator =
  (spans: CallSpans): Apply =>
  (fn, self, args) => {
    const caller = context.active();
    let generator: Generator | AsyncGenerator;
    try {
      generator = Reflect.apply(fn, self, args) as Generator | AsyncGenerator;
    } catch (error) {
      spans.start(caller, { self, args }).fail(error);
      throw error;
    }
    const lease = (): Lease => {
      const ending = spans.start(begun.get(generator) ?? caller, { self, args });
      begun.set(generator, ending.context);
      return new Lease(ending);
    };
    isolation.run("observing a generator", () => {
      if (isAsyncIterable(generator)) observeIterable(generator, { lease });
      else observeGenerator(generator, lease);
    });
    return generator;
  };

/**
 * Gives a function that does what the given one does, with a span around each call. It is a proxy: whatever else it is
 * asked, its name, its properties, `new`, the very function answers.
 *
 * @throws TypeError where there is no function to trace.
 */
export const traceFunction = (fn: unknown, options: ResolvedTracedOptions, name?: string): unknown => {
  if (!isTraceable(fn)) {
    const what = typeof fn === "function" ? "the class" : typeof fn;
    const advice = typeof fn === "function" ? "; trace its methods instead" : "";
    throw new TypeError(`Expected \`traced\` to get a function or a method, got ${what}${advice}`);
  }
  const spans = new CallSpans(options, name ?? fn.name);
  return new Proxy(fn, { apply: isGeneratorFunction(fn) ? traceGenerator(spans) : traceCall(spans) });
};
