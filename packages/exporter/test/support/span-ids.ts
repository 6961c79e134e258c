import { gunzipSync } from "node:zlib";

import { decodeSpans } from "../../src/otlp-request/decode-spans.ts";
import type { Payload } from "../../src/sender.ts";

/** The ids of the spans in a request. */
export const spanIds = ({ body, contentEncoding }: Payload): string[] =>
  decodeSpans(contentEncoding === undefined ? body : gunzipSync(body)).map((span) => span.spanContext().spanId);
