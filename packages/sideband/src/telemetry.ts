import type { Tracer, TracerProvider } from "@opentelemetry/api";
import type { Ledger } from "@sideband/core";
import type { LlmTracer } from "@sideband/llm-tracing";
import type { EgressGuard } from "@sideband/propagation";
import type { RedactionCounts } from "@sideband/redaction";

/** What `start()` has put together. */
export interface Telemetry extends AsyncDisposable {
  /** For spans of your own; its scope is the service. */
  readonly tracer: Tracer;
  /** For model calls, streams, tools and agents. */
  readonly llm: LlmTracer;
  /** The counts of what came in and what became of it. */
  readonly ledger: Ledger;
  /** What was taken out of spans up to now: how often, by detector and place, and never the thing itself. */
  redactions(): RedactionCounts;
  /** For what wants a provider instead of looking up the global one. */
  readonly tracerProvider: TracerProvider;
  /**
   * Decides by its host what goes along with a request. The instrumentations of undici and of http tell it the host by its
   * hooks; what your own code injects, `withDestination` tells.
   */
  readonly egress: EgressGuard;
  /**
   * Resolves when all spans that have ended are exported, or counted as lost. Never rejects. Streamed answers that nobody
   * has read for ten seconds are ended as abandoned first; `llm.flush()` does that at once.
   */
  flush(): Promise<void>;
  /**
   * Ends as abandoned what `llm` has open, and exports what is left, within the queue's `exportTimeoutMs`, and counts what could not be. From the call on, the
   * global registrations are gone and `start()` may be called again. Called again, gives the same promise; never rejects.
   */
  shutdown(): Promise<void>;
}
