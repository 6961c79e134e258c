import { type Attributes, type Context, context, type Link, type SpanKind, trace } from "@opentelemetry/api";
import { ATTR_GEN_AI_OPERATION_NAME, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT, type Dialect } from "@sideband/semconv";

import manifest from "../../package.json" with { type: "json" };

import { identityAttributes } from "../context/identity.ts";
import { type Scope, scopeOf, withScope } from "../context/scope.ts";
import type { EventKind } from "../events/event-kind.ts";
import { string } from "./attribute-fields.ts";
import { inDialects, spanName } from "./dialect-names.ts";
import { Operation } from "./operation.ts";
import type { TracerSettings } from "./tracer-settings.ts";

/** What is within an operation that is neither an agent nor a call of a model. */
const partOf = (scope: Scope): Scope => {
  const { agent, call } = scope;
  if (call === undefined) return scope;
  return agent === undefined ? {} : { agent };
};

export interface OperationStart {
  readonly kind: SpanKind;
  /** The parts of the span's name are the values of these attributes. */
  readonly named: readonly string[];
  /** Called in isolation: it reads what the application passes. */
  readonly attributes: () => Attributes;
  /** Called in isolation. */
  readonly links?: () => Link[];
  /** @default the active context */
  readonly parent?: Context;
  /** What the operation is to what runs within it. @default what it is part of, but no call of a model */
  readonly scope?: Scope;
  /** What the dialects that are on name otherwise than one by one, of the attributes as they may be recorded. */
  readonly derived?: (attributes: Readonly<Attributes>, dialects: readonly Dialect[]) => Attributes;
  /** Which event takes its content. @default none: only its span does */
  readonly event?: EventKind | undefined;
  /** The name of the log record of an exception. @default that of a client's */
  readonly exceptionEvent?: string | undefined;
}

/** Starts an operation so that neither a provider nor what it is given can fail the application. */
export const startOperation = (settings: TracerSettings, start: OperationStart): Operation => {
  const { kind, named, attributes: read, links: readLinks, derived, parent = context.active(), scope } = start;
  const { isolation, options } = settings;
  const given = isolation.run("reading a request", () =>
    Object.assign(identityAttributes(parent, options.identity), read()),
  );
  const attributes = settings.clean(given ?? {});
  if (attributes[ATTR_SERVER_ADDRESS] === undefined) delete attributes[ATTR_SERVER_PORT];
  const links = readLinks === undefined ? [] : (isolation.run("reading links", readLinks) ?? []);
  const official = named.flatMap((key) => string(attributes[key]) ?? []).join(" ");
  const span = isolation.run("starting a span", () => {
    const { tracerProvider = trace.getTracerProvider(), dialects, schemaUrl } = options;
    const name = spanName(official, String(attributes[ATTR_GEN_AI_OPERATION_NAME]), dialects);
    return tracerProvider
      .getTracer(manifest.name, manifest.version, schemaUrl === undefined ? undefined : { schemaUrl })
      .startSpan(
        name,
        { kind, attributes: { ...inDialects(attributes, dialects), ...derived?.(attributes, dialects) }, links },
        parent,
      );
  });
  const outer = scopeOf(parent);
  const inner = scope ?? partOf(outer);
  const within = inner === outer ? parent : withScope(parent, inner);
  const { event, exceptionEvent } = start;
  return new Operation({ span, settings, attributes, event, exceptionEvent, parent: within });
};
