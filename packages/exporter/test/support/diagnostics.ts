import { diag, type DiagLogger, DiagLogLevel } from "@opentelemetry/api";

export interface Diagnostics extends Disposable {
  readonly lines: readonly string[];
}

/** Records everything that goes to the API's diagnostic logger until it is disposed of. */
export const recordDiagnostics = (): Diagnostics => {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (...values: unknown[]): void => {
      lines.push(`${level} ${values.map(String).join(" ")}`);
    };
  const logger: DiagLogger = {
    error: write("error"),
    warn: write("warn"),
    info: write("info"),
    debug: write("debug"),
    verbose: write("verbose"),
  };
  diag.setLogger(logger, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
  return { lines, [Symbol.dispose]: () => diag.disable() };
};
