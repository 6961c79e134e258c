import type { Logger } from "@opentelemetry/api";
import { LoggerProvider, type LoggerProviderOptions } from "@opentelemetry/sdk-logs";

import type { Clock } from "../clock/clock.ts";
import { derive } from "./derive.ts";
import type { HarnessContext } from "./harness-context.ts";

/** A stock logger that tells its times by the clock, and knows the harness's active span. */
const harnessLogger = (stock: Logger, context: HarnessContext, clock: Clock | undefined): Logger =>
  derive(stock, {
    emit(this: Logger, record) {
      const timestamps = clock && {
        timestamp: record.timestamp ?? clock.hrTime(),
        observedTimestamp: record.observedTimestamp ?? clock.hrTime(),
      };
      stock.emit.call(this, { context: context.active(), ...record, ...timestamps });
    },
    enabled(this: Logger, options) {
      return stock.enabled.call(this, { context: context.active(), ...options });
    },
  });

/** The stock logger provider; every logger that it gives is the harness's. */
export class HarnessLoggerProvider extends LoggerProvider {
  readonly #loggers = new WeakMap<Logger, Logger>();
  readonly #context: HarnessContext;
  readonly #clock: Clock | undefined;

  constructor(options: LoggerProviderOptions, context: HarnessContext, clock: Clock | undefined) {
    super(options);
    this.#context = context;
    this.#clock = clock;
  }

  override getLogger(...scope: Parameters<LoggerProvider["getLogger"]>): Logger {
    const stock = super.getLogger(...scope);
    const known = this.#loggers.get(stock);
    if (known !== undefined) return known;
    const logger = harnessLogger(stock, this.#context, this.#clock);
    this.#loggers.set(stock, logger);
    return logger;
  }
}
