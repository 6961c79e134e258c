import type { EncodedSpan } from "../encoded-batch.ts";
import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { type EncodedOrigin, encodeResource, encodeScope } from "./encode-origin.ts";
import { varintSize } from "./wire.ts";

/** `resource`, `scope` and the list of what they produced have these tags in `ResourceSpans` and in `ScopeSpans`. */
const ORIGIN = 0x0a;
const ITEMS = 0x12;
const SCHEMA_URL = 0x1a;

interface ScopeGroup {
  readonly origin: EncodedOrigin;
  readonly spans: Uint8Array[];
  size: number;
}

interface ResourceGroup {
  readonly origin: EncodedOrigin;
  readonly scopes: Map<InstrumentationScope, ScopeGroup>;
  size: number;
}

/** Gives memory of at least so many bytes, of any content. */
export type Allocate = (bytes: number) => Buffer;

/**
 * The body of an OTLP `ExportTraceServiceRequest` from spans encoded before, grouped by resource and scope. The bytes
 * of the spans are copied once.
 *
 * @param allocate where the body goes; by default into new memory of the exact size
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/collector/trace/v1/trace_service.proto
 * @example
 * ```ts
 * import { encodeExportRequest, encodeSpan } from "@sideband/core/otlp";
 * import type { ReadableSpan } from "@sideband/core";
 *
 * const body = (span: ReadableSpan): Uint8Array =>
 *   encodeExportRequest([{ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope }]);
 * ```
 */
export const encodeExportRequest = (
  spans: readonly EncodedSpan[],
  allocate: Allocate = (bytes) => Buffer.allocUnsafeSlow(bytes),
): Uint8Array => {
  const groups = group(spans);
  let total = 0;
  for (const { size } of groups) total += fieldSize(size);
  const target = allocate(total);
  let position = 0;
  for (const resource of groups) {
    position = putHeader(target, position, ORIGIN, resource.size);
    position = putField(target, position, ORIGIN, resource.origin.bytes);
    for (const scope of resource.scopes.values()) {
      position = putHeader(target, position, ITEMS, scope.size);
      position = putField(target, position, ORIGIN, scope.origin.bytes);
      for (const span of scope.spans) position = putField(target, position, ITEMS, span);
      position = putSchemaUrl(target, position, scope.origin);
    }
    position = putSchemaUrl(target, position, resource.origin);
  }
  return target.length === total ? target : target.subarray(0, total);
};

const group = (spans: readonly EncodedSpan[]): ResourceGroup[] => {
  const groups = new Map<Resource, ResourceGroup>();
  for (const { bytes, resource, scope } of spans) {
    let resourceGroup = groups.get(resource);
    if (resourceGroup === undefined) {
      resourceGroup = { origin: encodeResource(resource), scopes: new Map(), size: 0 };
      groups.set(resource, resourceGroup);
    }
    let scopeGroup = resourceGroup.scopes.get(scope);
    if (scopeGroup === undefined) {
      const origin = encodeScope(scope);
      scopeGroup = { origin, spans: [], size: originSize(origin) };
      resourceGroup.scopes.set(scope, scopeGroup);
    }
    scopeGroup.spans.push(bytes);
    scopeGroup.size += fieldSize(bytes.length);
  }
  for (const resourceGroup of groups.values()) {
    resourceGroup.size = originSize(resourceGroup.origin);
    for (const { size } of resourceGroup.scopes.values()) resourceGroup.size += fieldSize(size);
  }
  return [...groups.values()];
};

const fieldSize = (length: number): number => 1 + varintSize(length) + length;

const originSize = ({ bytes, schemaUrl }: EncodedOrigin): number =>
  fieldSize(bytes.length) + (schemaUrl.length === 0 ? 0 : fieldSize(schemaUrl.length));

const putHeader = (target: Buffer, position: number, tag: number, length: number): number => {
  target[position++] = tag;
  while (length > 0x7f) {
    target[position++] = (length & 0x7f) | 0x80;
    length >>>= 7;
  }
  target[position++] = length;
  return position;
};

const putField = (target: Buffer, position: number, tag: number, bytes: Uint8Array): number => {
  const start = putHeader(target, position, tag, bytes.length);
  target.set(bytes, start);
  return start + bytes.length;
};

const putSchemaUrl = (target: Buffer, position: number, { schemaUrl }: EncodedOrigin): number =>
  schemaUrl.length === 0 ? position : putField(target, position, SCHEMA_URL, schemaUrl);
