import { Random } from "../random.ts";
import { aboutSecrets } from "./about-secrets.ts";
import type { BenignSource, BenignText } from "./benign-text.ts";
import { code } from "./code.ts";
import { data } from "./data.ts";
import { everyday } from "./everyday.ts";
import { englishProse } from "./prose-english.ts";
import { otherProse } from "./prose-languages.ts";
import { technical } from "./technical.ts";

/** Everything that models are asked and answer; English prose as often as a sort of code. */
const SOURCES: readonly BenignSource[] = [
  ...Array.from({ length: 8 }, () => englishProse).flat(),
  ...otherProse,
  ...code,
  ...data,
  ...technical,
  ...everyday,
  ...aboutSecrets,
];

/** So many texts in which nothing has to be found, some made of several sorts; a seed makes the same ones each time. */
export const benignTexts = (seed: number, count: number): BenignText[] => {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const source = SOURCES[index % SOURCES.length] ?? random.pick(SOURCES);
    const text = source.make(random);
    if (random.next() < 0.8) return { sort: source.sort, text };
    const other = random.pick(SOURCES);
    return { sort: `${source.sort} + ${other.sort}`, text: `${text}\n\n${other.make(random)}` };
  });
};
