import type { Outcome } from "./outcome.ts";
import { SendError } from "./send-error.ts";

/**
 * Why a request did not deliver all it carried, for those who cannot see where it went; `undefined` if it did. Made
 * anew without the original: the text of a {@link SendError} is safe to log, what Node.js put into its cause need not be.
 */
export const deliveryError = (target: string, outcome: Outcome): SendError | undefined => {
  if (outcome.kind === "sent") return undefined;
  if (outcome.kind === "partiallySent") {
    const reason = outcome.message === "" ? "The receiver gave no reason" : `The receiver said: ${outcome.message}`;
    return new SendError("partial_success", `${target}: ${reason}`);
  }
  const { code, message, status } = outcome.error;
  return new SendError(code, `${target}: ${message}`, status === undefined ? {} : { status });
};
