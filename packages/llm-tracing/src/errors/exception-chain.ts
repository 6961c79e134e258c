import { errorMessage, errorName, errorType } from "@sideband/propagation/lifetime";

import type { Redact } from "../content/redact.ts";
import { errorChain } from "./error-chain.ts";
import { shorten } from "./shorten.ts";

export interface ExceptionChainOptions {
  /** Whether messages are recorded, which may quote content. */
  readonly captured: boolean;
  /** One that does not throw. */
  readonly redact: Redact | undefined;
}

/**
 * The value of `sideband.exception.chain`: an error and what it came of, outermost first. Of each the class, and its
 * message where that is recorded. Never throws.
 */
export const exceptionChain = (error: unknown, { captured, redact }: ExceptionChainOptions): string[] =>
  errorChain(error).map((link) => {
    const type = errorName(link) ?? errorType(link);
    const message = captured ? errorMessage(link) : undefined;
    const told = message === undefined ? type : `${type}: ${message}`;
    return shorten(redact?.(told) ?? told);
  });
