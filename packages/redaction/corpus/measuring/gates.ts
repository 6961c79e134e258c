import type { FalseHit } from "./false-hits.ts";
import type { Recall } from "./recall.ts";

/** Of these nothing may be missed. */
const STRICT = /^(?:llm|cloud|amazon|azure|google|hosting|source-hosts)/;

const MIN_RECALL = 0.99;
const MAX_FALSE_RATE = 1 / 10_000;

/** What was measured, and is to be judged. */
export interface Measured {
  readonly recalls: readonly { readonly family: string; readonly recall: Recall }[];
  /** Found on texts that look like something of a family and are not. */
  readonly lookAlikes: readonly FalseHit[];
  /** Found on keys, values, identifiers, images, dates, versions. */
  readonly clean: readonly FalseHit[];
  readonly benign: readonly FalseHit[];
  readonly benignTexts: number;
}

/** One promise, and whether it is kept. */
export interface Gate {
  readonly promise: string;
  readonly measured: string;
  readonly isKept: boolean;
}

const ratio = (recalls: Measured["recalls"]): number => {
  const texts = recalls.reduce((sum, { recall }) => sum + recall.texts, 0);
  return texts === 0 ? 1 : recalls.reduce((sum, { recall }) => sum + recall.found, 0) / texts;
};

/** Rounded down: what is nearly all is not all. */
export const percent = (share: number): string => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;

export const gatesOf = ({ recalls, lookAlikes, clean, benign, benignTexts }: Measured): Gate[] => {
  const strict = recalls.filter(({ family }) => STRICT.test(family));
  // Of one text with several, one counts: what is counted is texts that were touched.
  const touched = new Set(benign.map(({ text }) => text)).size;
  return [
    {
      promise: "recall of the formats of LLM providers, clouds and source hosts: 100 %",
      measured: percent(ratio(strict)),
      isKept: ratio(strict) === 1,
    },
    {
      promise: "recall of all formats: >= 99 %",
      measured: percent(ratio(recalls)),
      isKept: ratio(recalls) >= MIN_RECALL,
    },
    {
      promise: "found on texts that only look like secrets: 0",
      measured: String(lookAlikes.length),
      isKept: lookAlikes.length === 0,
    },
    {
      promise: "found on keys, values, identifiers, images, dates, versions: 0",
      measured: String(clean.length),
      isKept: clean.length === 0,
    },
    {
      promise: "ordinary texts that were touched: <= 1 in 10,000",
      measured: `${touched} in ${benignTexts.toLocaleString("en-US")}`,
      isKept: touched <= benignTexts * MAX_FALSE_RATE,
    },
  ];
};
