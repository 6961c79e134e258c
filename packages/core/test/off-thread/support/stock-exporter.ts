import type { SpanExporter } from "@sideband/sdk-3";

import { EncodedBatch } from "../../../src/index.ts";
import { encodeSpan } from "../../../src/otlp/index.ts";
import { HttpExporter } from "./http-exporter.ts";

export { definePipeline, type PipelineFactory } from "../../../src/index.ts";

/** A stock exporter: objects in, success or failure out. */
export const encodedExporter = (url: string): SpanExporter => {
  const http = new HttpExporter(url);
  return {
    export(spans, resultCallback) {
      const encoded = spans.map((span) => ({
        bytes: encodeSpan(span),
        resource: span.resource,
        scope: span.instrumentationScope,
      }));
      http.send(new EncodedBatch(encoded), new AbortController().signal).then(
        ({ sent }) => resultCallback({ code: sent === spans.length ? 0 : 1 }),
        (error: unknown) => resultCallback({ code: 1, error: new Error("no", { cause: error }) }),
      );
    },
    shutdown: () => http.shutdown(),
  };
};
