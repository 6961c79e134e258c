import { type Attributes, context, type SpanKind, trace } from "@opentelemetry/api";
import { Isolation } from "@sideband/propagation/lifetime";

import manifest from "../../package.json" with { type: "json" };

import { string } from "./attribute-fields.ts";
import type { ResolvedLlmTracerOptions } from "../llm-tracer-options.ts";
import { Operation } from "./operation.ts";

export interface SpanStart {
  readonly kind: SpanKind;
  /** The parts of the span's name are the values of these attributes. */
  readonly named: readonly string[];
  /** Called in isolation: it reads what the application passes. */
  readonly attributes: () => Attributes;
}

/** Starts spans so that neither a provider nor what it is given can fail the application. */
export class SpanStarter {
  readonly isolation: Isolation;
  readonly options: ResolvedLlmTracerOptions;

  constructor(options: ResolvedLlmTracerOptions) {
    this.options = options;
    this.isolation = new Isolation(options.log);
  }

  start({ kind, named, attributes: read }: SpanStart): Operation {
    const { isolation, options } = this;
    const attributes = isolation.run("reading a request", read) ?? {};
    const name = named.flatMap((key) => string(attributes[key]) ?? []).join(" ");
    const span = isolation.run("starting a span", () => {
      const provider = options.tracerProvider ?? trace.getTracerProvider();
      return provider
        .getTracer(manifest.name, manifest.version)
        .startSpan(name, { kind, attributes }, context.active());
    });
    return new Operation({ span, captureContent: options.captureContent, contentAs: options.contentAs, isolation });
  }
}
