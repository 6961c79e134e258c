import type { Detector } from "../../src/detector/detector.ts";
import { type Measured, percent } from "./gates.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Recall } from "./recall.ts";

/** How often detectors found what they had to, and what they had not to. */
interface Score {
  readonly texts: number;
  readonly found: number;
  readonly lookAlikes: number;
  readonly ordinary: number;
}

const scoreOf = (
  recalls: readonly Recall[],
  detectors: ReadonlySet<string>,
  { lookAlikes, clean, benign }: Measured,
): Score => {
  const countOf = (hits: readonly { readonly detector: string }[]): number =>
    hits.filter(({ detector }) => detectors.has(detector)).length;
  return {
    texts: recalls.reduce((sum, recall) => sum + recall.texts, 0),
    found: recalls.reduce((sum, recall) => sum + recall.found, 0),
    lookAlikes: countOf(lookAlikes),
    ordinary: countOf(clean) + countOf(benign),
  };
};

const shares = ({ texts, found, lookAlikes, ordinary }: Score): [recall: string, precision: string] => {
  const all = found + lookAlikes + ordinary;
  return [texts === 0 ? "" : percent(found / texts), all === 0 ? "" : percent(found / all)];
};

/** How well each detector does. */
export const detectorTable = (detectors: readonly Detector[], measured: Measured): string =>
  markdownTable(
    [
      { title: "detector" },
      { title: "label" },
      { title: "texts", isNumber: true },
      { title: "recall", isNumber: true },
      { title: "precision", isNumber: true },
      { title: "found on look-alikes", isNumber: true },
      { title: "found on ordinary texts", isNumber: true },
    ],
    detectors.map(({ name, label }) => {
      const own = measured.recalls.filter(({ recall }) => recall.detector === name).map(({ recall }) => recall);
      const score = scoreOf(own, new Set([name]), measured);
      const counts = [score.lookAlikes, score.ordinary].map(String);
      return [`\`${name}\``, `\`[${label}]\``, String(score.texts), ...shares(score), ...counts];
    }),
  );

/** The same by family of detectors. */
export const familyTable = (measured: Measured): string => {
  const families = Object.entries(Object.groupBy(measured.recalls, ({ family }) => family));
  return markdownTable(
    [
      { title: "family" },
      { title: "detectors", isNumber: true },
      { title: "texts", isNumber: true },
      { title: "recall", isNumber: true },
      { title: "precision", isNumber: true },
    ],
    families.map(([family, own = []]) => {
      const names = new Set(own.map(({ recall }) => recall.detector));
      const recalls = own.map(({ recall }) => recall);
      const score = scoreOf(recalls, names, measured);
      return [family.replaceAll("-", " "), String(names.size), String(score.texts), ...shares(score)];
    }),
  );
};

/** What was promised, and what was measured. */
export const promiseTable = (gates: readonly { readonly promise: string; readonly measured: string }[]): string =>
  markdownTable(
    [{ title: "promised" }, { title: "measured", isNumber: true }],
    gates.map(({ promise, measured }) => [promise, measured]),
  );
