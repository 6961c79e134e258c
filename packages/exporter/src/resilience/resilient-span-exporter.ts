import type { Ledger } from "@sideband/core";

import { EpisodeLog } from "../episode-log.ts";
import { LateLedger } from "../late-ledger.ts";
import { SenderSpanExporter } from "../sender-span-exporter.ts";
import { buildChain, type Chain } from "./build-chain.ts";
import type { CircuitState } from "./circuit-breaker.ts";
import { type ResilientSpanExporterOptions, resolveResilientOptions } from "./resilient-options.ts";

/** How an exporter is doing at a moment. */
export interface ResilientStatus {
  /** Of the primary. */
  readonly breaker: CircuitState;
  /** Spans that are on their way to the primary, those out of the spool included. */
  readonly inFlightSpans: number;
  readonly spooledSpans: number;
  readonly spooledBytes: number;
}

/**
 * Sends spans whatever happens: to the primary, again after a while if that fails, to a fallback if it fails for good,
 * and to a spool if even that fails, out of which they go to the primary as soon as it works again, oldest first.
 *
 * @example
 * ```ts
 * import { DiskSpool, OtlpHttpSpanExporter, ResilientSpanExporter } from "@sideband/exporter";
 *
 * const exporter = new ResilientSpanExporter({
 *   primary: new OtlpHttpSpanExporter({ url: "http://localhost:4318/v1/traces" }),
 *   spool: new DiskSpool({ directory: "/var/lib/shop/telemetry" }),
 * });
 * ```
 */
export class ResilientSpanExporter extends SenderSpanExporter {
  readonly #chain: Chain;
  readonly #ledger: LateLedger;
  readonly #refusals: EpisodeLog;

  /** @throws TypeError for an option that cannot work. */
  constructor(options: ResilientSpanExporterOptions) {
    const resolved = resolveResilientOptions(options);
    const { spool, log, scheduler } = resolved;
    const ledger = new LateLedger();
    const chain = buildChain(resolved, {
      exported: (items) => ledger.exported(items),
      rejected: (items, cause) => {
        ledger.rejected(items);
        refusals.trouble(cause.message, items);
      },
      dropped: (reason, items, cause) => ledger.dropped(reason, items, cause),
    });
    const refusals = new EpisodeLog(`Replay to ${chain.layers.target}`, log, () => scheduler.wallTime());
    super(chain.layers, log);
    this.#chain = chain;
    this.#ledger = ledger;
    this.#refusals = refusals;
    void spool?.open({
      recovered: (items) => {
        ledger.recovered(items);
        chain.replay?.wake();
      },
      lost: (reason, items, cause) => ledger.dropped(reason, items, cause),
    });
    chain.replay?.start();
  }

  /** Measures what is spooled, and counts what becomes of it. The first call is the one that counts. */
  useLedger(ledger: Ledger): void {
    const { spool } = this.#chain;
    if (this.#ledger.use(ledger) && spool !== undefined) ledger.measure("spooled", () => spool.items);
  }

  /** How it is doing now. */
  status(): ResilientStatus {
    const { breaker, attempts, spool } = this.#chain;
    return {
      breaker: breaker.state,
      inFlightSpans: attempts.inFlight,
      spooledSpans: spool?.items ?? 0,
      spooledBytes: spool?.bytes ?? 0,
    };
  }

  /** Resolves when every request in flight has been answered, or kept, or given up, and what is kept is on the disk. */
  override async forceFlush(): Promise<void> {
    await super.forceFlush();
    await this.#chain.spool?.sync();
  }

  /** Also stops the replay; what waits in the spool waits for the next process. */
  override async shutdown(): Promise<void> {
    await super.shutdown().finally(() => {
      for (const episode of [this.#chain.trouble, this.#refusals]) episode.over("shut down");
    });
  }
}
