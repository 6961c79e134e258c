import type { Detector } from "../../src/detector/detector.ts";
import { benignTexts } from "../benign/benign-texts.ts";
import { cleanLists } from "../benign/clean-lists.ts";
import { falseHits } from "./false-hits.ts";
import type { Measured } from "./gates.ts";
import { loadFormats } from "./load-formats.ts";
import { finderOf } from "./measuring-scanner.ts";
import { measureRecall } from "./recall.ts";

/** How much is measured. */
export interface Extent {
  /** Secrets of each format. */
  readonly samples: number;
  /** Texts in which nothing is. */
  readonly benign: number;
  /** Every so many of the clean lists' values. */
  readonly everyClean: number;
  readonly seed: number;
  readonly progress?: (text: string) => void;
}

export const measureAll = async (detectors: readonly Detector[], extent: Extent): Promise<Measured> => {
  const { samples, benign, everyClean, seed, progress = () => {} } = extent;
  const find = finderOf(detectors);
  const families = await loadFormats();
  const recalls = families.flatMap(({ name, formats }) => {
    progress(`recall: ${name}`);
    return formats.map((format) => ({ family: name, recall: measureRecall(find, format, samples, seed) }));
  });
  progress("look-alikes");
  // Another family may well have a name for it: what nobody's key looks like can still be somebody's password.
  const lookAlikes = families.flatMap(({ name, formats, lookAlikes }) => {
    const own = new Set(formats.map(({ detector }) => detector));
    const texts = lookAlikes.map((text) => ({ sort: `look-alikes: ${name}`, text }));
    return falseHits(find, texts).filter(({ detector }) => own.has(detector));
  });
  progress("keys, values, identifiers");
  const clean = cleanLists().flatMap(({ sort, values }) =>
    falseHits(
      find,
      values.filter((_, index) => index % everyClean === 0).map((text) => ({ sort, text })),
    ),
  );
  progress("ordinary texts");
  return { recalls, lookAlikes, clean, benign: falseHits(find, benignTexts(seed, benign)), benignTexts: benign };
};
