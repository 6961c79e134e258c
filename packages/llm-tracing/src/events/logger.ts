import * as api from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";

import manifest from "../../package.json" with { type: "json" };

/** @see https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
export const SEVERITY_NUMBERS = { DEBUG: 5, INFO: 9, WARN: 13 } as const;

export type EventSeverity = keyof typeof SEVERITY_NUMBERS;

/** A log record with a name, as far as this package makes them. */
export interface EventRecord {
  readonly eventName: string;
  readonly severityNumber?: number;
  readonly severityText?: EventSeverity;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly context: api.Context;
}

/** The logger of the OpenTelemetry Logs API, structurally: that API is a package of its own beside api 1.9. */
export interface EventLogger {
  emit(record: EventRecord): void;
  enabled?(options?: object): boolean;
}

/** The logger provider of the OpenTelemetry Logs API, structurally. */
export interface EventLoggerProvider {
  getLogger(name: string, version?: string, options?: object): EventLogger;
}

/** The global logger provider as it is now: part of the API from 1.10 on. May throw what the API throws. */
export const globalLoggerProvider = (): EventLoggerProvider | undefined => {
  const logs = readProperty(api, "logs") as { getLoggerProvider(): EventLoggerProvider } | undefined;
  return logs?.getLoggerProvider();
};

/** This package's logger of a provider. May throw what a provider throws. */
export const eventLogger = (provider: EventLoggerProvider, schemaUrl: string | undefined): EventLogger =>
  provider.getLogger(manifest.name, manifest.version, schemaUrl === undefined ? {} : { schemaUrl });
