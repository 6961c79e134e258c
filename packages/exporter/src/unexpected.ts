import type { Failed } from "./outcome.ts";
import { SendError } from "./send-error.ts";

/** The outcome of a request whose sender broke its promise never to reject, or for which there was no memory. */
export const unexpected = (cause: unknown): Failed => ({
  kind: "failed",
  by: "sender",
  error: new SendError("unexpected", "The request could not be made", { cause }),
});
