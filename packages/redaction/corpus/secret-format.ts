import type { Random } from "./random.ts";

/** How secrets of one kind look, written from what their issuer publishes: what detectors are measured against. */
export interface SecretFormat {
  /** The detector that has to find it. */
  readonly detector: string;
  /** Where the format is published, or seen. */
  readonly source: string;
  /** A made-up secret. Made at run time, so that no scanner of repositories takes it for a real one. */
  readonly sample: (random: Random) => string;
  /** The texts it stands in, where it cannot be recognized without a name beside it. @default everyday places */
  readonly contexts?: (secret: string, random: Random) => readonly string[];
}
