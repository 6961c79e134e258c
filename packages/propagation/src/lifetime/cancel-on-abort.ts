import type { Ending } from "./ending.ts";
import type { Steps } from "./observed-iterator.ts";
import { readProperty } from "./read-property.ts";

/** The controller of the request behind a stream of a client library, which has one of its own. */
export const requestController = (iterable: object): AbortController | undefined => {
  const controller = readProperty(iterable, "controller");
  const isController =
    readProperty(controller, "signal") instanceof EventTarget &&
    typeof readProperty(controller, "abort") === "function";
  return isController ? (controller as AbortController) : undefined;
};

/** Whether what the `iterator` of a stream makes is all that reads it, as with those of the OpenAI library. */
export const isReadByIterators = (iterable: object): boolean =>
  requestController(iterable) !== undefined && typeof readProperty(iterable, "iterator") === "function";

/**
 * Gives what stops a request. It holds the controller alone: made where there is a stream, it would hold that too.
 */
export const abortOf = (controller: AbortController): (() => void) => {
  return () => {
    try {
      controller.abort();
    } catch {
      // A controller of the application's own making, which cannot be stopped.
    }
  };
};

/**
 * Ends the span when a stream's request is aborted between two steps. A step under way tells more: a client aborts
 * its own request too when it meets an error, before the step rejects with it. An abort of the application's ends that
 * step quietly.
 */
export const cancelOnAbort = (signal: EventTarget, ending: Ending, steps: Steps): void => {
  const cancel = (): void => {
    steps.aborted = true;
    if (steps.pending === 0) ending.cancel();
  };
  if (readProperty(signal, "aborted") === true) {
    cancel();
    return;
  }
  signal.addEventListener("abort", cancel, { once: true });
  steps.over = () => signal.removeEventListener("abort", cancel);
};
