import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";

/**
 * Reads and cleans one field. What throws there is withheld and counted, and nothing else with it: getters and proxies
 * are the application's code.
 */
export const guarded = <Tools extends Redaction, From, Clean>(
  redaction: Tools,
  from: From,
  read: (redaction: Tools, from: From, surface: Surface) => Clean,
  surface: Surface,
  otherwise: Clean,
): Clean => {
  try {
    return read(redaction, from, surface);
  } catch {
    redaction.record.withheld("unreadable", surface);
    return otherwise;
  }
};
