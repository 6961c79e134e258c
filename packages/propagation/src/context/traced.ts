import { isolation } from "../lifetime/diag-isolation.ts";
import { isTraceable, traceFunction } from "./trace-function.ts";
import { type ResolvedTracedOptions, resolveTracedOptions, type TracedOptions } from "./traced-options.ts";
import type { Traced } from "./traced-decorator.ts";

interface DecoratorContext {
  readonly kind: string;
  readonly name: string | symbol | undefined;
}

const isDecoratorContext = (value: unknown): value is DecoratorContext =>
  typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";

const nameOf = (key: string | symbol | undefined): string =>
  typeof key === "symbol" ? (key.description ?? "") : (key ?? "");

/** What a field holds is known when an object is made: by then, what cannot be traced is none of the caller's concern. */
const traceInitial =
  (options: ResolvedTracedOptions, { name }: DecoratorContext) =>
  (initial: unknown): unknown => {
    if (isTraceable(initial)) return traceFunction(initial, options, nameOf(name));
    isolation.report("tracing a field that holds no function", new TypeError("no function"));
    return initial;
  };

const decorateStandard = (value: unknown, context: DecoratorContext, options: ResolvedTracedOptions): unknown => {
  if (context.kind === "field") return traceInitial(options, context);
  if (context.kind === "accessor") return { init: traceInitial(options, context) };
  return traceFunction(value, options, nameOf(context.name));
};

/** What can be traced of a property. TypeScript has one decorator for a getter and its setter. */
const PARTS = ["get", "set", "value"] as const;

const decorateLegacy = (descriptor: unknown, options: ResolvedTracedOptions, key: string | symbol): unknown => {
  if (typeof descriptor !== "object" || descriptor === null) {
    throw new TypeError(
      "Expected `@traced` to decorate a method or an accessor, got a property or a parameter, whose value a decorator of" +
        " TypeScript's own kind cannot see; write `= traced(…)(fn)` instead",
    );
  }
  const decorated: Record<string, unknown> = { ...descriptor };
  const parts = PARTS.filter((part) => decorated[part] !== undefined);
  for (const part of parts.length === 0 ? PARTS : parts) {
    decorated[part] = traceFunction(decorated[part], options, nameOf(key));
  }
  return decorated;
};

const decorate = (options: ResolvedTracedOptions, args: readonly unknown[]): unknown => {
  const [target, where, descriptor] = args;
  if (isDecoratorContext(where)) return decorateStandard(target, where, options);
  if (typeof where === "string" || typeof where === "symbol") return decorateLegacy(descriptor, options, where);
  return traceFunction(target, options);
};

/**
 * Puts a span around each call of a function: as a wrapper, or as a decorator of a method, of TC39's kind or of
 * TypeScript's `experimentalDecorators`.
 *
 * The span ends once, and with the work: when the function returns, when its promise settles, or when the generator,
 * async iterable or stream that it returns or resolves to has been consumed, left, or collected as garbage. Each step
 * of an iteration runs in the span's context. The span of a generator function starts with its first step.
 *
 * Nothing else changes: `this`, arguments, name, length and type, result and errors. Objects that are returned keep
 * their identity; a native promise comes back as one derived from it. An error sets status `ERROR` and `error.type`, and
 * is recorded once, by the innermost span; success leaves the status unset. What goes wrong in here is told to `diag`,
 * each kind once, and never thrown at a call.
 *
 * @throws TypeError where an option is not what it should be, or what is traced is no function.
 *
 * @example
 * ```ts
 * const answer = traced("answer")(async (question: string) => ask(question));
 * ```
 */
export const traced: Traced = ((...args: unknown[]): unknown => {
  const [first] = args;
  const isOptions = args.length <= 1 && typeof first !== "function";
  if (!isOptions) return decorate(resolveTracedOptions(), args);
  const options = resolveTracedOptions(first as string | TracedOptions | undefined);
  return (...decorated: unknown[]) => decorate(options, decorated);
}) as Traced;
