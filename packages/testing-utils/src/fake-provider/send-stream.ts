import type { CompletionEnding } from "./completion-ending.ts";
import type { Answer, CompletionEndpoint, StreamForm } from "./endpoint.ts";
import type { Reception } from "./send-status.ts";
import { brokenEvent, writeEvent, type ServerSentEvent } from "./server-sent-event.ts";

type StreamingEndpoint = CompletionEndpoint & { readonly stream: StreamForm };

/** The chunks of a stream that are sent. */
const chunksOf = (events: readonly ServerSentEvent[], ending: CompletionEnding): readonly ServerSentEvent[] => {
  if (ending.kind === "complete") return events;
  const { afterChunks } = ending;
  const chunks = events.slice(0, afterChunks);
  if (ending.kind !== "malformed") return chunks;
  const [next = { data: "{}" }, ...others] = events.slice(afterChunks);
  return [...chunks, brokenEvent(next), ...others];
};

/** What follows them without being one. */
const restOf = (endpoint: StreamingEndpoint, answer: Answer, sent: number): readonly ServerSentEvent[] => {
  const { stream, failed } = endpoint;
  const { ending } = answer.reply;
  switch (ending.kind) {
    case "complete":
    case "malformed":
      return stream.closing;
    case "error":
      return stream.errorEvents(answer, ending.error, sent);
    case "failed":
      return failed?.events(answer, ending.error, sent) ?? stream.errorEvents(answer, ending.error, sent);
    default:
      return [];
  }
};

/** Streams a completion as far as its ending lets it. */
export const sendStream = async (
  { exchange, vendor, requestId }: Reception,
  endpoint: StreamingEndpoint,
  answer: Answer,
  onChunk: () => void,
): Promise<void> => {
  const { ending, delayMs, firstChunkDelayMs, headAtOnce } = answer.reply;
  const chunks = chunksOf(endpoint.stream.events(answer), ending);
  const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" };
  if (!headAtOnce) await exchange.pause(firstChunkDelayMs);
  exchange.head(200, { ...vendor.headers(requestId), ...headers });
  if (headAtOnce) await exchange.pause(firstChunkDelayMs);
  for (const [index, event] of chunks.entries()) {
    if (index > 0) await exchange.pause(delayMs);
    await exchange.write(writeEvent(event));
    onChunk();
  }
  if (ending.kind === "hang") return exchange.hang();
  if (ending.kind === "disconnect") return exchange.disconnect();
  const rest = restOf(endpoint, answer, chunks.length);
  exchange.end(rest.map((event) => writeEvent(event)).join(""));
};
