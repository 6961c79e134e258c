import { HEX, type Random } from "./random.ts";

/** A random UUID (version 4), in lower case. */
export const uuid = (random: Random): string =>
  [
    random.text(HEX, 8),
    random.text(HEX, 4),
    `4${random.text(HEX, 3)}`,
    `a${random.text(HEX, 3)}`,
    random.text(HEX, 12),
  ].join("-");
