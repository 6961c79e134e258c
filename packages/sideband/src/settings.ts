import type { Sampler, SpanProcessor } from "@opentelemetry/sdk-trace";
import type { OtlpHttpSpanExporterOptions } from "@sideband/exporter";
import type { CaptureContent } from "@sideband/llm-tracing";
import type { EgressGuard } from "@sideband/propagation";

import type { Configuration, LlmConfiguration } from "./configuration.ts";
import { Environment } from "./environment.ts";
import { expectMethods, expectOneOf, expectSection, wrongOption } from "./expect-option.ts";
import { exporterSettings } from "./exporter-settings.ts";
import { consoleLog, guardedLog, type Log } from "./log.ts";
import { propagationSettings } from "./propagation-settings.ts";
import { type QueueSettings, queueSettings } from "./queue-settings.ts";
import { type RedactionSettings, redactionSettings } from "./redaction-settings.ts";
import { type ResourceSettings, resourceSettings } from "./resource-settings.ts";
import { samplerSettings } from "./sampler-settings.ts";
import { type ThreadSettings, threadSettings } from "./thread-settings.ts";

/** Configuration, environment and defaults, put together and checked. */
export interface Settings extends ResourceSettings {
  /** `OTEL_SDK_DISABLED`: nothing is recorded. */
  readonly disabled: boolean;
  readonly exporter: OtlpHttpSpanExporterOptions;
  readonly queue: QueueSettings;
  readonly thread: ThreadSettings;
  readonly redaction: RedactionSettings | false;
  readonly egress: EgressGuard;
  readonly sampler: Sampler;
  readonly spanProcessors: readonly SpanProcessor[];
  readonly llm: LlmConfiguration;
  /** `undefined`: as the environment says, which the tracer itself reads. */
  readonly captureContent: CaptureContent | undefined;
  readonly log: Log;
}

const KEYS = [
  "service",
  "exporter",
  "queue",
  "thread",
  "propagation",
  "llm",
  "captureContent",
  "redaction",
  "sampleRatio",
  "sampler",
  "spanProcessors",
  "log",
] as const;

const LLM_KEYS = ["dialects", "exceptions", "identity", "loggerProvider", "observers", "prices", "redact"] as const;

const expectProcessors = (processors: readonly SpanProcessor[]): readonly SpanProcessor[] => {
  if (!Array.isArray(processors)) throw wrongOption("spanProcessors", "an array of span processors", processors);
  const methods = ["onStart", "onEnd", "forceFlush", "shutdown"] as const;
  return processors.map((one, index) => expectMethods(`spanProcessors[${index}]`, one, "a SpanProcessor", methods));
};

/** @throws TypeError unless it is absent or a function. */
export const resolveLog = (log: Log | undefined): Log => {
  if (log !== undefined && typeof log !== "function") throw wrongOption("log", "a function", log);
  return guardedLog(log ?? consoleLog);
};

/** @throws TypeError for a value of the configuration that cannot work; the environment is warned about at most. */
export const resolveSettings = (configuration: Configuration, variables: NodeJS.ProcessEnv): Settings => {
  const own = expectSection("configuration", configuration, KEYS);
  const log = resolveLog(own.log);
  const environment = new Environment(variables, log);
  return {
    disabled: environment.oneOf(["OTEL_SDK_DISABLED"], ["true", "false"]) === "true",
    ...resourceSettings(own.service, environment),
    exporter: exporterSettings(own.exporter, environment),
    queue: queueSettings(own.queue, environment),
    thread: threadSettings(own.thread),
    redaction: redactionSettings(own.redaction),
    egress: propagationSettings(own.propagation, log),
    sampler: samplerSettings(own, environment),
    spanProcessors: expectProcessors(own.spanProcessors ?? []),
    llm: expectSection("llm", own.llm, LLM_KEYS),
    captureContent: expectOneOf("captureContent", own.captureContent, ["none", "span", "event", "span-and-event"]),
    log,
  };
};
