import type { InstrumentationScope, ReadableSpan, Resource } from "@sideband/core";
import { decodeResource, decodeScope, decodeSpan } from "@sideband/core/otlp";

import { nestedFields } from "../protobuf/nested-fields.ts";

const ORIGIN = 1;
const CONTENTS = 2;
const SCHEMA_URL = 3;

/** `ResourceSpans` and `ScopeSpans`: who produced them, what they hold, and the schema of it. */
interface Group {
  readonly origin: Uint8Array;
  readonly contents: readonly Uint8Array[];
  readonly schemaUrl: Uint8Array;
}

const NOTHING = new Uint8Array();

/**
 * The spans of an OTLP `ExportTraceServiceRequest`.
 *
 * @throws RangeError or DecodeError if the bytes are no such message.
 */
export const decodeSpans = (request: Uint8Array): ReadableSpan[] => {
  const spans: ReadableSpan[] = [];
  for (const { number, body } of nestedFields(request)) {
    if (number !== 1) continue;
    for (const span of spansOfResource(readGroup(body))) spans.push(span);
  }
  return spans;
};

function* spansOfResource({ origin, contents, schemaUrl }: Group): Generator<ReadableSpan, void> {
  const resource = decodeResource(origin, schemaUrl);
  for (const scope of contents) yield* spansOfScope(readGroup(scope), resource);
}

function* spansOfScope({ origin, contents, schemaUrl }: Group, resource: Resource): Generator<ReadableSpan, void> {
  const scope: InstrumentationScope = decodeScope(origin, schemaUrl);
  for (const span of contents) yield decodeSpan(span, resource, scope);
}

const readGroup = (message: Uint8Array): Group => {
  let origin: Uint8Array = NOTHING;
  let schemaUrl: Uint8Array = NOTHING;
  const contents: Uint8Array[] = [];
  for (const { number, body } of nestedFields(message)) {
    if (number === ORIGIN) origin = body;
    else if (number === CONTENTS) contents.push(body);
    else if (number === SCHEMA_URL) schemaUrl = body;
  }
  return { origin, contents, schemaUrl };
};
