import type { Match } from "../../src/scan/scan-outcome.ts";
import { plainContexts } from "../contexts.ts";
import { Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import type { Finder } from "./measuring-scanner.ts";

/** How well one format is found. */
export interface Recall {
  readonly detector: string;
  readonly source: string;
  /** Secrets in places. */
  readonly texts: number;
  /** Of these, nothing was left of the secret. */
  readonly found: number;
  /** Of these, by the detector whose format it is. */
  readonly own: number;
  /** Where it was missed: what stands around it, with `…` in its place. */
  readonly missedIn: readonly string[];
}

const isCovered = (text: string, secret: string, matches: readonly Match[]): boolean => {
  const start = text.indexOf(secret);
  // Written otherwise, with escapes: that something was found has to do.
  if (start < 0) return matches.length > 0;
  let reached = start;
  for (const match of matches) if (match.start <= reached) reached = Math.max(reached, match.end);
  return reached >= start + secret.length;
};

export const measureRecall = (find: Finder, format: SecretFormat, samples: number, seed: number): Recall => {
  const random = new Random(seed);
  const contexts = format.contexts ?? plainContexts;
  const missedIn = new Set<string>();
  let texts = 0;
  let found = 0;
  let own = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    const secret = format.sample(random);
    for (const text of contexts(secret, random)) {
      texts += 1;
      const matches = find(text);
      if (isCovered(text, secret, matches)) found += 1;
      else missedIn.add(text.replaceAll(secret, "…").slice(0, 120));
      if (matches.some(({ detector }) => detector.name === format.detector)) own += 1;
    }
  }
  return { detector: format.detector, source: format.source, texts, found, own, missedIn: [...missedIn] };
};
