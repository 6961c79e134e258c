import type { LintOptions } from "../lint/lint-options.ts";
import { lintSpans } from "../lint/lint-spans.ts";
import type { LintSummary } from "./lint-summary.ts";
import { readRequests } from "./read-request.ts";
import { splitDocuments } from "./split-documents.ts";
import { splitLines } from "./split-lines.ts";

/** More than one request has: a Collector takes 20 MiB unless told otherwise. */
const MAX_DOCUMENT_BYTES = 128 * 1024 * 1024;

export interface LintInput {
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly options: LintOptions;
  readonly summary: LintSummary;
  readonly maxDocumentBytes?: number;
}

/** Lints a stream of recorded requests, of which it holds one at a time. Fails as the stream does. */
export const lintInput = async (input: LintInput): Promise<void> => {
  const { file, chunks, options, summary, maxDocumentBytes = MAX_DOCUMENT_BYTES } = input;
  for await (const { line, bytes } of splitDocuments(splitLines(chunks, maxDocumentBytes), maxDocumentBytes)) {
    const place = { file, line };
    if (bytes === null) {
      summary.addUnreadable({ ...place, reason: "the JSON that begins here has no end, or is too long" });
      continue;
    }
    for (const request of readRequests(bytes)) {
      if (request.kind === "malformed") summary.addUnreadable({ ...place, reason: request.reason });
      else if (request.kind === "other") summary.passOver(request.signal);
      else {
        summary.spans += request.spans.length;
        for (const finding of lintSpans(request.spans, options)) summary.add(finding, place);
      }
    }
  }
};
