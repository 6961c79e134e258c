import { wrongOption } from "../expect-option.ts";

/** @throws TypeError unless it is memory that threads can share. Whose it is says what is written in it. */
export const expectCounters = (counters: unknown): SharedArrayBuffer => {
  if (counters instanceof SharedArrayBuffer) return counters;
  throw wrongOption("counters", "memory made by `sharedCounters()`", counters);
};
