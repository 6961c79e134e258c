import type { BenignText } from "../benign/benign-text.ts";
import type { Finder } from "./measuring-scanner.ts";

/** Something that was found where nothing is. */
export interface FalseHit {
  readonly detector: string;
  readonly sort: string;
  /** Which of the texts it was, counted from 0. */
  readonly text: number;
  /** What was found, and what stands around it. */
  readonly excerpt: string;
}

const AROUND = 40;

export const falseHits = (find: Finder, texts: Iterable<BenignText>): FalseHit[] => {
  const hits: FalseHit[] = [];
  let number = 0;
  for (const { sort, text } of texts) {
    for (const { start, end, detector } of find(text)) {
      const before = text.slice(Math.max(0, start - AROUND), start);
      const excerpt = `${before}⟦${text.slice(start, Math.min(end, start + 80))}⟧${text.slice(end, end + AROUND / 2)}`;
      hits.push({ detector: detector.name, sort, text: number, excerpt: excerpt.replaceAll(/\s+/g, " ") });
    }
    number += 1;
  }
  return hits;
};
