import type { ErrorCategory } from "../values/error-category.ts";
import type { Open } from "./request-attributes.ts";

/** How an operation failed; all absent on success. */
export interface FailureAttributes {
  "error.type"?: string;
  "sideband.error.category"?: Open<ErrorCategory>;
  "sideband.error.retry_after"?: number;
  "sideband.error.token_limit"?: number;
  "sideband.error.tokens_requested"?: number;
  "sideband.error.filter_reason"?: string;
}
