import { SendError } from "./send-error.ts";

/** A signal that is aborted, with a {@link SendError} as its reason, when time is up or the caller gave up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** To be called when what it guarded has settled. */
  close(): void;
}

/**
 * Starts a total deadline: nothing resets it.
 *
 * @param outer the caller's own signal.
 */
export const startDeadline = (timeoutMs: number, outer: AbortSignal): Deadline => {
  const controller = new AbortController();
  let grace: NodeJS.Immediate | undefined;

  const onTimeout = (): void => {
    // After the event loop was blocked, timers run before the sockets are read: let an answer that already lies
    // there be read first, or time that the application took would be counted as the receiver's.
    grace = setImmediate(() => controller.abort(new SendError("timeout", `No full answer within ${timeoutMs} ms`)));
  };
  const onOuterAbort = (): void => controller.abort(new SendError("aborted", "The caller no longer waits"));

  const timer = setTimeout(onTimeout, timeoutMs);
  if (outer.aborted) onOuterAbort();
  else outer.addEventListener("abort", onOuterAbort, { once: true });

  return {
    signal: controller.signal,
    close() {
      clearTimeout(timer);
      clearImmediate(grace);
      outer.removeEventListener("abort", onOuterAbort);
    },
  };
};
