import process from "node:process";
import { parseArgs, styleText } from "node:util";

import { personalDataDetectors } from "../src/detectors/personal-data-detectors.ts";
import { secretDetectors } from "../src/detectors/secret-detectors.ts";
import { realTexts } from "./benign/real-files.ts";
import { detectorTable, familyTable, promiseTable } from "./measuring/detector-table.ts";
import { type FalseHit, falseHits } from "./measuring/false-hits.ts";
import { gatesOf, percent } from "./measuring/gates.ts";
import { measureAll } from "./measuring/measure-all.ts";
import { finderOf } from "./measuring/measuring-scanner.ts";
import { replaceBetweenMarkers } from "./measuring/replace-between-markers.ts";

// Precision and recall of every detector: node --conditions=@sideband/source corpus/measure.ts [--seed 1] [--samples 50]
// [--benign 20000] [--real folder] [--markdown] [--write]. The exit code is 1 if a promise is not kept.

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    samples: { type: "string", default: "50" },
    benign: { type: "string", default: "20000" },
    // Others' files, to look through what is found there: it is not judged, for there are addresses of authors in them.
    real: { type: "string", multiple: true },
    // The tables of the documentation, and nothing else.
    markdown: { type: "boolean", default: false },
    // The same, but into the documentation.
    write: { type: "boolean", default: false },
  },
});

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
};

const detectors = [...secretDetectors, ...personalDataDetectors];
const measured = await measureAll(detectors, {
  samples: Number(values.samples),
  benign: Number(values.benign),
  everyClean: 1,
  seed: Number(values.seed),
  progress,
});
progress("");

const MAX_SHOWN = 5;

const showHits = (title: string, hits: readonly FalseHit[]): void => {
  if (hits.length === 0) return;
  console.log(styleText("bold", `\n${title}: ${hits.length}`));
  for (const [detector, own = []] of Object.entries(Object.groupBy(hits, (hit) => hit.detector))) {
    console.log(`  ${styleText("yellow", detector)} ${own.length}`);
    for (const { sort, excerpt } of own.slice(0, MAX_SHOWN)) console.log(styleText("dim", `    ${sort}: ${excerpt}`));
  }
};

const gates = gatesOf(measured);

if (values.write || values.markdown) {
  const title = "Every detector, in the order in which they give their names to what several find";
  const each = `<details>\n<summary>${title}</summary>\n\n${detectorTable(detectors, measured)}\n\n</details>`;
  const tables = [promiseTable(gates), familyTable(measured), each].join("\n\n");
  if (values.write) replaceBetweenMarkers(new URL("../README.md", import.meta.url), tables);
  else console.log(tables);
} else {
  console.log(styleText("bold", "Missed"));
  for (const { family, recall } of measured.recalls.filter(({ recall }) => recall.found < recall.texts)) {
    console.log(`  ${family}: ${styleText("yellow", recall.detector)} ${percent(recall.found / recall.texts)}`);
    for (const place of recall.missedIn.slice(0, MAX_SHOWN))
      console.log(styleText("dim", `    ${JSON.stringify(place)}`));
  }
  showHits("Found on look-alikes", measured.lookAlikes);
  showHits("Found on keys, values, identifiers", measured.clean);
  showHits("Found on ordinary texts", measured.benign);
  if (values.real !== undefined) {
    const texts = realTexts(values.real, 6000);
    showHits(`Found in others' files, of ${texts.length} pieces`, falseHits(finderOf(detectors), texts));
  }
  console.log("");
  for (const { promise, measured: found, isKept } of gates)
    console.log(`${isKept ? styleText("green", "✓") : styleText("red", "✗")} ${promise}: ${found}`);
}
process.exitCode = gates.every(({ isKept }) => isKept) ? 0 : 1;
