import { expect, test } from "vitest";

import { benignTexts } from "../../corpus/benign/benign-texts.ts";
import { cleanLists } from "../../corpus/benign/clean-lists.ts";
import { gatesOf } from "../../corpus/measuring/gates.ts";
import { loadFormats } from "../../corpus/measuring/load-formats.ts";
import { measureAll } from "../../corpus/measuring/measure-all.ts";
import { personalDataDetectors } from "../../src/detectors/personal-data-detectors.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";

const detectors = [...secretDetectors, ...personalDataDetectors];
const seed = Number(process.env["CORPUS_SEED"] ?? 20_261);

const measured = await measureAll(detectors, { samples: 3, benign: 4000, everyClean: 7, seed });

test.each(gatesOf(measured).map((gate) => [gate.promise, gate] as const))("%s", (_, gate) => {
  const misses = measured.recalls
    .filter(({ recall }) => recall.found < recall.texts)
    .map(({ recall }) => `${recall.detector}: ${recall.missedIn[0]}`);
  const hits = [...measured.lookAlikes, ...measured.clean, ...measured.benign].map(
    ({ detector, excerpt }) => `${detector}: ${excerpt}`,
  );
  expect(gate.isKept, [gate.measured, ...misses.slice(0, 20), ...hits.slice(0, 20)].join("\n")).toBe(true);
});

test("every detector has a format that it is measured by", async () => {
  const formats = (await loadFormats()).flatMap((family) => family.formats);
  const measuredBy = new Set(formats.map(({ detector }) => detector));
  expect(detectors.map(({ name }) => name).filter((name) => !measuredBy.has(name))).toEqual([]);
});

test("every format names a detector that there is", async () => {
  const names = new Set(detectors.map(({ name }) => name));
  const formats = (await loadFormats()).flatMap((family) => family.formats);
  expect(formats.map(({ detector }) => detector).filter((name) => !names.has(name))).toEqual([]);
});

test("the ordinary texts are many and varied, and the same for the same seed", () => {
  const texts = benignTexts(1, 5000);
  expect(new Set(texts.map(({ text }) => text)).size).toBeGreaterThan(4900);
  expect(new Set(texts.map(({ sort }) => sort.split(" + ")[0])).size).toBeGreaterThanOrEqual(80);
  expect(benignTexts(1, 200)).toEqual(texts.slice(0, 200));
  expect(benignTexts(2, 200)).not.toEqual(texts.slice(0, 200));
});

test("the clean lists have something in them", () => {
  const sizes = Object.fromEntries(cleanLists().map(({ sort, values }) => [sort, values.length]));
  expect(sizes["convention keys"]).toBeGreaterThan(800);
  expect(sizes["convention values"]).toBeGreaterThan(400);
  expect(sizes["our own names"]).toBeGreaterThan(200);
  expect(sizes["UUIDs"]).toBe(10_000);
  expect(sizes["trace ids"]).toBe(10_000);
});

const nothing = { recalls: [], lookAlikes: [], clean: [], benign: [], benignTexts: 10_000 };
const hit = { detector: "email", sort: "prose", text: 0, excerpt: "" };
const recall = (family: string, found: number) => ({
  family,
  recall: { detector: "email", source: "", texts: 1000, found, own: found, missedIn: [] },
});
const kept = (changed: Partial<Parameters<typeof gatesOf>[0]>): boolean[] =>
  gatesOf({ ...nothing, ...changed }).map(({ isKept }) => isKept);

test("each promise can be broken", () => {
  expect(kept({})).toEqual([true, true, true, true, true]);
  expect(kept({ recalls: [recall("llm", 999)] })).toEqual([false, true, true, true, true]);
  expect(kept({ recalls: [recall("chat", 990)] })).toEqual([true, true, true, true, true]);
  expect(kept({ recalls: [recall("chat", 989)] })).toEqual([true, false, true, true, true]);
  expect(kept({ lookAlikes: [hit] })).toEqual([true, true, false, true, true]);
  expect(kept({ clean: [hit] })).toEqual([true, true, true, false, true]);
  expect(kept({ benign: [hit, hit] })).toEqual([true, true, true, true, true]);
  expect(kept({ benign: [hit, { ...hit, text: 1 }] })).toEqual([true, true, true, true, false]);
});
