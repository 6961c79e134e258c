import type { Ending } from "./ending.ts";
import type { Steps } from "./observed-iterator.ts";
import { readProperty } from "./read-property.ts";

/** The signal of the request behind a stream of a client library, which has a controller of its own. */
export const requestSignal = (iterable: object): EventTarget | undefined => {
  const signal = readProperty(readProperty(iterable, "controller"), "signal");
  return signal instanceof EventTarget ? signal : undefined;
};

/**
 * Ends the span when a stream's request is aborted between two steps. A step under way tells more: a client aborts
 * its own request too when it meets an error, before the step rejects with it. An abort of the application's ends that
 * step quietly, without the finish reason that is expected.
 */
export const cancelOnAbort = (signal: EventTarget, ending: Ending, steps: Steps): void => {
  const cancel = (): void => {
    if (steps.pending === 0) ending.cancel();
  };
  if (readProperty(signal, "aborted") === true) {
    cancel();
    return;
  }
  signal.addEventListener("abort", cancel, { once: true });
  steps.over = () => signal.removeEventListener("abort", cancel);
};
