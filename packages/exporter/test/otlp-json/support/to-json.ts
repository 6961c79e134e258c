import { JsonWriter } from "../../../src/otlp-json/json-writer.ts";
import { messageType, type MessageType } from "../../../src/otlp-json/message-type.ts";
import { TRACE_MESSAGES } from "../../../src/otlp-json/trace-messages.ts";
import { transcode } from "../../../src/otlp-json/transcode.ts";

export const traceMessage = (name: string): MessageType => messageType(TRACE_MESSAGES, name);

const request = traceMessage("ExportTraceServiceRequest");

/** The JSON of a message, from memory that is too small at first; it has to be UTF-8. */
export const toJson = (bytes: Uint8Array, type: MessageType = request): string => {
  const writer = new JsonWriter(1);
  transcode(bytes, type, writer);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(writer.written());
};
