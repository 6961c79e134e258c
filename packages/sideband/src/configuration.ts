import type { Attributes } from "@opentelemetry/api";
import type { Sampler, SpanProcessor } from "@opentelemetry/sdk-trace";
import type { Overflow } from "@sideband/core";
import type { Compression, HeadersOption } from "@sideband/exporter";
import type { CaptureContent, LlmTracerOptions } from "@sideband/llm-tracing";
import type { Detector, RedactorOptions } from "@sideband/redaction";

import type { Log } from "./log.ts";

/** Who sends the telemetry. */
export interface ServiceConfiguration {
  /** @default `OTEL_SERVICE_NAME`, else `service.name` of `OTEL_RESOURCE_ATTRIBUTES`, else `unknown_service:node` */
  readonly name?: string;
  /** `service.version`. */
  readonly version?: string;
  /** `deployment.environment.name`: `production`, `staging`, … */
  readonly environment?: string;
  /** Further attributes of the resource; they win over those of `OTEL_RESOURCE_ATTRIBUTES`. */
  readonly attributes?: Attributes;
}

/** Where spans are sent: an OTLP receiver over HTTP, as protobuf. */
export interface ExporterConfiguration {
  /**
   * The base address of the receiver; `/v1/traces` is added.
   * @default `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` as it is, else `OTEL_EXPORTER_OTLP_ENDPOINT`, else http://localhost:4318
   */
  readonly endpoint?: string | URL;
  /** The full address instead, path included. */
  readonly url?: string | URL;
  /**
   * Sent with every request; a function is asked before each one. Replaces the headers of the environment.
   * @default `OTEL_EXPORTER_OTLP_TRACES_HEADERS`, else `OTEL_EXPORTER_OTLP_HEADERS`
   */
  readonly headers?: HeadersOption;
  /** @default `OTEL_EXPORTER_OTLP_TRACES_COMPRESSION`, else `OTEL_EXPORTER_OTLP_COMPRESSION`, else "gzip" */
  readonly compression?: Compression;
  /**
   * The time for one request, in milliseconds.
   * @default `OTEL_EXPORTER_OTLP_TRACES_TIMEOUT`, else `OTEL_EXPORTER_OTLP_TIMEOUT`, else 10000
   */
  readonly timeoutMs?: number;
}

/** How ended spans wait for their export. */
export interface QueueConfiguration {
  /** How many spans wait at most. @default `OTEL_BSP_MAX_QUEUE_SIZE`, else only bytes count; 4096 without a thread */
  readonly maxSpans?: number;
  /** How many bytes they have at most, together. @default 67108864 (64 MiB) */
  readonly maxBytes?: number;
  /** Who goes when the queue is full. @default "drop-newest" */
  readonly overflow?: Overflow;
  /** The largest batch, in spans. @default `OTEL_BSP_MAX_EXPORT_BATCH_SIZE`, else 512, but no more than `maxSpans` */
  readonly maxBatchSpans?: number;
  /** How long a span waits for its batch to fill, in milliseconds. @default `OTEL_BSP_SCHEDULE_DELAY`, else 5000 */
  readonly scheduledDelayMs?: number;
  /** The time for one batch, and for `shutdown()`, in milliseconds. @default `OTEL_BSP_EXPORT_TIMEOUT`, else 30000 */
  readonly exportTimeoutMs?: number;
  /** How many exports run at once at most. @default 8; 1 without a thread */
  readonly maxConcurrentExports?: number;
}

/** Where spans are batched and exported. */
export interface ThreadConfiguration {
  /**
   * Whether that is in a thread of its own, so that the application pays one encode per span and nothing else. It is not
   * with a `headers` function, which another thread could not call.
   * @default true
   */
  readonly own?: boolean;
  /** How long the end of the process waits for what is left, in milliseconds; only with a thread. @default 2000 */
  readonly flushOnExitMs?: number;
  /**
   * Whether SIGTERM and SIGINT, if nobody else listens to them, wait for what is left as well.
   * @default false
   */
  readonly drainOnSignals?: boolean;
}

/** Where trace context and baggage go. */
export interface PropagationConfiguration {
  /**
   * The hosts that get trace context; see `egressGuard` of `@sideband/propagation`. `"*"` is every host but those of the
   * known model vendors, which have to be named.
   * @default ["*"]
   */
  readonly allow?: readonly string[];
  /**
   * The keys of the baggage that goes along: for all allowed hosts, or by host.
   * @default none
   */
  readonly baggage?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /**
   * Whether trace context goes along with messages whose destination nobody knows. With "allow", that is to a model
   * vendor as well, where a request is sampled out and no hook tells of it.
   * @default "deny"
   */
  readonly unknown?: "allow" | "deny";
}

/** How model calls, streams, tools and agents are traced; see `LlmTracer`. */
export type LlmConfiguration = Pick<
  LlmTracerOptions,
  "dialects" | "exceptions" | "identity" | "loggerProvider" | "observers" | "prices" | "redact"
>;

/** What of secrets and personal data is found, and what becomes of it; see `createRedactor` of `@sideband/redaction`. */
export interface RedactionConfiguration extends Omit<
  RedactorOptions,
  "counters" | "maxTimeMs" | "maxScanLength" | "nowMs"
> {
  /**
   * Detectors of your own, besides the built-in ones. With one that has a function, spans are cleaned in the
   * application's thread, as another thread could not call it.
   * @default []
   */
  readonly detectors?: readonly Detector[];
}

/** What `start()` can be told. What is set here wins over the environment. */
export interface Configuration {
  readonly service?: ServiceConfiguration;
  readonly exporter?: ExporterConfiguration;
  readonly queue?: QueueConfiguration;
  readonly thread?: ThreadConfiguration;
  readonly propagation?: PropagationConfiguration;
  readonly llm?: LlmConfiguration;
  /**
   * Where prompts, completions, tool arguments, tool results and error messages are recorded: on spans, on log events, or
   * on both.
   * @default `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`, else "none"
   */
  readonly captureContent?: CaptureContent;
  /**
   * Takes secrets and personal data out of every span before it is exported. `false` lets everything through.
   * @default every detector there is
   */
  readonly redaction?: RedactionConfiguration | false;
  /** Which part of the traces that begin here is recorded, 0 to 1; others follow their parent. Excludes `sampler`. */
  readonly sampleRatio?: number;
  /** Any sampler of the stock SDK. @default `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`, else all */
  readonly sampler?: Sampler;
  /** Further processors, which see every span before the queue does. @default none */
  readonly spanProcessors?: readonly SpanProcessor[];
  /**
   * Where losses, what the receiver refuses, faults of telemetry and settings that cannot be used are told, each with
   * its reason, once when it begins.
   * @default `console.warn`, prefixed `sideband:`
   */
  readonly log?: Log;
}
