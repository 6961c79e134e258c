/** The signals of OTLP that a collector takes. */
export type Signal = "traces" | "metrics" | "logs";

/** Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request */
export const SIGNAL_PATHS: Readonly<Record<Signal, string>> = {
  traces: "/v1/traces",
  metrics: "/v1/metrics",
  logs: "/v1/logs",
};

const SIGNALS: readonly Signal[] = ["traces", "metrics", "logs"];

/** The signal that a request's path is for, whatever its query; `null` when it is none. */
export const signalOf = (path: string): Signal | null => {
  const [pathname] = path.split("?", 1);
  return SIGNALS.find((signal) => SIGNAL_PATHS[signal] === pathname) ?? null;
};
