import { setImmediate as turn } from "node:timers/promises";

/** Lets the event loop turn until something holds; the test's own time limit ends it. */
export const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await turn();
};
