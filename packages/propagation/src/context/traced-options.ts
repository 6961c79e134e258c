import { type Attributes, type Link, SpanKind, type Tracer, type TracerProvider } from "@opentelemetry/api";

import { wrongOption } from "../expect-option.ts";
import { isObject } from "../lifetime/is-object.ts";

/** What a call's span gets: always the same, or what a function makes of the call's `this` and arguments. */
export type PerCall<T> = T | ((...args: never[]) => T);

export interface TracedOptions {
  /**
   * The span's name. Of low cardinality: the same for every call.
   * @default the function's name
   */
  readonly name?: string;
  /** @default SpanKind.INTERNAL */
  readonly kind?: SpanKind;
  /**
   * Attributes that the span starts with, where samplers see them. A function is called with the arguments of each call;
   * what it throws is kept from the application.
   */
  readonly attributes?: PerCall<Attributes>;
  /** Links that the span starts with, such as those to the messages of a batch. */
  readonly links?: PerCall<readonly Link[]>;
  /**
   * Whether each call begins a trace of its own.
   * @default false
   */
  readonly root?: boolean;
  /**
   * Whether an error's message and stack trace are recorded. They quote what the work was about: prompts, keys, names.
   * @default false: the error's type alone
   */
  readonly captureErrorText?: boolean;
  /**
   * Where the tracer named `@sideband/propagation` comes from.
   * @default the global provider, looked up at each call, so that it may be set later
   */
  readonly tracerProvider?: TracerProvider;
  /** A tracer of your own, in place of `tracerProvider`. */
  readonly tracer?: Tracer;
}

export interface ResolvedTracedOptions {
  readonly name: string | undefined;
  readonly kind: SpanKind;
  readonly attributes: PerCall<Attributes> | undefined;
  readonly links: PerCall<readonly Link[]> | undefined;
  readonly root: boolean;
  readonly captureErrorText: boolean;
  readonly tracerProvider: TracerProvider | undefined;
  readonly tracer: Tracer | undefined;
}

const expect = (name: string, expected: string, value: unknown, holds: boolean): void => {
  if (!holds) throw wrongOption(name, expected, value);
};

/** @throws TypeError where an option is not what it should be. */
export const resolveTracedOptions = (given: string | TracedOptions = {}): ResolvedTracedOptions => {
  const options = typeof given === "string" ? { name: given } : given;
  expect("options", "a name or an object", options, isObject(options));
  const { name, kind = SpanKind.INTERNAL, attributes, links, root = false, captureErrorText = false } = options;
  const { tracerProvider, tracer } = options;
  expect("name", "a string", name, name === undefined || typeof name === "string");
  expect("kind", "a SpanKind", kind, Number.isInteger(kind) && SpanKind[kind] !== undefined);
  expect("attributes", "an object or a function", attributes, attributes === undefined || isObject(attributes));
  expect(
    "links",
    "a list or a function",
    links,
    links === undefined || typeof links === "function" || Array.isArray(links),
  );
  expect("root", "a boolean", root, typeof root === "boolean");
  expect("captureErrorText", "a boolean", captureErrorText, typeof captureErrorText === "boolean");
  expect(
    "tracerProvider",
    "a TracerProvider",
    tracerProvider,
    tracerProvider === undefined || typeof tracerProvider?.getTracer === "function",
  );
  expect("tracer", "a Tracer", tracer, tracer === undefined || typeof tracer?.startSpan === "function");
  expect(
    "tracer",
    "left out where there is a `tracerProvider`",
    tracer,
    tracer === undefined || tracerProvider === undefined,
  );
  return { name, kind, attributes, links, root, captureErrorText, tracerProvider, tracer };
};
