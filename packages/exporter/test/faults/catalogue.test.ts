import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

/** Faults that are not this package's: whose they are. The others have a test that is named after their number. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  24: "core: values of spans that are huge, deep, circular or throw are the encoder's",
  25: "core: lone surrogates, NUL and odd keys are the encoder's",
  26: "core: exporters that throw, hang or answer twice are the batching processor's",
  27: "core: stages that throw are the pipeline's; redaction: detectors that throw are the redactor's",
  32: "sampling: traces that never end are the tail buffer's",
  33: "sampling: spans that come after the decision are the tail buffer's",
  34: "core: what is dropped first when memory runs short is the queue's",
  35: "core: overload is the queue's and the ring's",
  36: "propagation: what goes into headers of the application's requests is the propagators'",
  37: "propagation: how much of a header is read is the propagators'",
  38: "propagation: what is believed of a header is the propagators'",
  39: "redaction: patterns that take too long are the redactor's",
  40: "redaction: secrets in pieces are the redactor's, which stands before everything here",
};

const FAULTS = 45;

test("every fault of the catalogue has a test that is named after it, or belongs to another package", () => {
  const folders = ["faults", "spool"].map((name) => join(import.meta.dirname, "..", name));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  const named = new Set(
    sources.flatMap((source) => Array.from(source.matchAll(/"fault (\d+)[:,]/g), ([, number]) => Number(number))),
  );
  for (const [, numbers] of sources.join("\n").matchAll(/"((?:fault \d+, )+fault \d+):/g)) {
    for (const [, number] of (numbers ?? "").matchAll(/fault (\d+)/g)) named.add(Number(number));
  }
  const all = Array.from({ length: FAULTS }, (_, index) => index + 1);
  expect(all.filter((fault) => !named.has(fault) && ELSEWHERE[fault] === undefined)).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((fault) => named.has(Number(fault)))).toEqual([]);
});
