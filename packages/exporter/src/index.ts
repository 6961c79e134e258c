export { ExportError } from "./export-error.ts";
export { OtlpHttpSpanExporter } from "./otlp-http-span-exporter.ts";

export type { HeaderRecord, HeadersOption } from "./headers.ts";
export type { Compression, OtlpHttpSpanExporterOptions } from "./options.ts";
export type { Failed, Outcome, PartiallySent, Retryable, Sent } from "./outcome.ts";
export type { Payload, Sender } from "./sender.ts";
export type { SendError, SendErrorCode } from "./send-error.ts";
