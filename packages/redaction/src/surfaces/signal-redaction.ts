import type { Redaction } from "../redaction.ts";
import type { Origins } from "./origins.ts";

/** What cleans whole spans and log records. */
export interface SignalRedaction extends Redaction {
  /** Where they come from, cleaned once. */
  readonly origins: Origins;
}
