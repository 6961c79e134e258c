import {
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";

import manifest from "../../package.json" with { type: "json" };

import { isolation } from "../lifetime/diag-isolation.ts";
import { isObject } from "../lifetime/is-object.ts";
import { recordError } from "../lifetime/record-error.ts";
import { readProperty } from "../lifetime/read-property.ts";
import { SpanEnding } from "../lifetime/span-ending.ts";
import type { PerCall, ResolvedTracedOptions } from "./traced-options.ts";

/** One call of a function that is traced. */
interface Call {
  readonly self: unknown;
  readonly args: unknown[];
}

const UNNAMED = "anonymous";

// Copies: the SDK writes a sampler's attributes into what it is given.
const toAttributes = (given: unknown): Attributes => (isObject(given) ? { ...given } : {});
const toLinks = (given: unknown): Link[] =>
  Array.isArray(given) ? given.filter((link: unknown): link is Link => isObject(readProperty(link, "context"))) : [];

const ofCall = <T>(option: PerCall<unknown>, { self, args }: Call, take: (given: unknown) => T): T =>
  take(typeof option === "function" ? Reflect.apply(option, self, args) : option);

/** Starts the spans of a function's calls, so that neither a provider nor an option can fail the application. */
export class CallSpans {
  readonly #options: ResolvedTracedOptions;
  readonly #name: string;
  readonly #recordError: (span: Span, error: unknown) => void;
  #found: { readonly provider: TracerProvider; readonly tracer: Tracer } | undefined;

  constructor(options: ResolvedTracedOptions, functionName: string) {
    this.#options = options;
    this.#name = options.name ?? (functionName === "" ? UNNAMED : functionName);
    this.#recordError = (span, error) => recordError(span, error, options.captureErrorText);
  }

  start(parent: Context, call: Call): SpanEnding {
    let span: Span | undefined;
    try {
      span = this.#tracer().startSpan(this.#name, this.#spanOptions(call), parent);
    } catch (error) {
      isolation.report("starting a span", error);
    }
    return new SpanEnding({ span, parent, isolation, recordError: this.#recordError });
  }

  /** Asked for once per provider, which takes longer than the rest of a span's start. */
  #tracer(): Tracer {
    if (this.#options.tracer !== undefined) return this.#options.tracer;
    const provider = this.#options.tracerProvider ?? trace.getTracerProvider();
    if (this.#found?.provider === provider) return this.#found.tracer;
    const tracer = provider.getTracer(manifest.name, manifest.version);
    this.#found = { provider, tracer };
    return tracer;
  }

  #spanOptions(call: Call): SpanOptions {
    const { kind, root } = this.#options;
    const options: SpanOptions = { kind, root };
    const { attributes, links } = this.#options;
    if (attributes !== undefined) {
      isolation.run("the `attributes` of a traced function", () => {
        options.attributes = ofCall(attributes, call, toAttributes);
      });
    }
    if (links !== undefined) {
      isolation.run("the `links` of a traced function", () => {
        options.links = ofCall(links, call, toLinks);
      });
    }
    return options;
  }
}
