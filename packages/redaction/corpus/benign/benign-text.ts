import type { Random } from "../random.ts";

/** A text in which nothing has to be found. */
export interface BenignText {
  /** What sort of text it is, such as `"code: go"`. */
  readonly sort: string;
  readonly text: string;
}

/** Makes texts of one sort; the same chance makes the same text. */
export interface BenignSource {
  readonly sort: string;
  readonly make: (random: Random) => string;
}
