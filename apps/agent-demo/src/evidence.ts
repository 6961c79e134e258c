import type { ProviderCall } from "@sideband/testing-utils";
import type { LedgerSnapshot } from "sideband";

import type { Conversation } from "./conversation.ts";
import type { ExpectedSpan } from "./expected-span.ts";
import type { TracedSpan } from "./traced-span.ts";

/** What the collector of the demo holds. */
export interface CollectorEvidence {
  readonly spans: readonly TracedSpan[];
  /** Which secrets, by what they are, stand in any byte that it received. */
  readonly leaked: readonly string[];
}

/** What the scripted provider saw, and what it ought to lead to. */
export interface ScriptEvidence {
  readonly calls: readonly ProviderCall[];
  /** One list of spans for each conversation. */
  readonly expected: readonly (readonly ExpectedSpan[])[];
}

/** All that is known after the agents have done their work, from each side. */
export interface Evidence {
  readonly conversations: readonly Conversation[];
  /** The spans that ended in the application. */
  readonly made: readonly TracedSpan[];
  /** How many spans were started there and not ended. */
  readonly open: number;
  readonly ledger: LedgerSnapshot;
  /** Absent where another receiver got the spans. */
  readonly collector?: CollectorEvidence;
  /** Absent where real providers answered. */
  readonly script?: ScriptEvidence;
}
