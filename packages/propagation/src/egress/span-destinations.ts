import { type Context, SpanKind, trace } from "@opentelemetry/api";

import { type Destinations, parseDestination } from "./destination.ts";

/** What a recording span of any SDK lets read; one that is sampled out has neither. */
interface SpanLike {
  readonly kind?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const HOST_AND_PORT = [
  ["server.address", "server.port"],
  ["net.peer.name", "net.peer.port"],
] as const;
const URLS = ["url.full", "http.url"] as const;

/** Where the context's span says that it goes. On the span of a server the same attributes name this very host. */
export const spanDestinations = (context: Context): Destinations | undefined => {
  const { kind, attributes } = (trace.getSpan(context) ?? {}) as SpanLike;
  if (!attributes || (kind !== SpanKind.CLIENT && kind !== SpanKind.PRODUCER)) return undefined;
  for (const [host, port] of HOST_AND_PORT) {
    const number = Number(attributes[port]) || undefined;
    if (attributes[host] !== undefined) return [parseDestination(attributes[host], number)];
  }
  const url = URLS.map((key) => attributes[key]).find((value) => value !== undefined);
  return url === undefined ? undefined : [parseDestination(url)];
};
