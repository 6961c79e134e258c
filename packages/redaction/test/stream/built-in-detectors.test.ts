import { expect, test } from "vitest";

import { plainContexts } from "../../corpus/contexts.ts";
import { loadFormats } from "../../corpus/measuring/load-formats.ts";
import { Random } from "../../corpus/random.ts";
import { benignTexts } from "../../corpus/benign/benign-texts.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import { personalDataDetectors } from "../../src/detectors/personal-data-detectors.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { setUp } from "./support.ts";

const families = await loadFormats();
const { whole, pieces, stream } = setUp([...secretDetectors, ...personalDataDetectors]);

/** Longer than what is gathered before it is looked at: so each place at which a text is cut is one at which it is looked at. */
const LEAD = "it was a long way to go from there, and then it was so ";

test.each(families.map(({ name, formats }) => [name, formats] as const))(
  "a secret that is cut at any place, in a few, or into characters comes out as it does in one: %s",
  (name, formats) => {
    const random = new Random(name.length);
    for (const { sample, contexts = plainContexts } of formats) {
      const secret = sample(random);
      const text = `${LEAD}${random.pick(contexts(secret, random))} and 3 words`;
      const expected = whole(text);
      const step = 1 + Math.floor((text.length - LEAD.length) / 12);
      for (let cut = LEAD.length + random.integer(0, step); cut < text.length; cut += step)
        expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(expected);
      expect(pieces(text.split("")).join("")).toBe(expected);
    }
  },
);

test("all sorts of texts in chunks of any size come out as they do in one", () => {
  const random = new Random(4);
  for (const { text } of benignTexts(11, 120)) {
    const chunks: string[] = [];
    for (let at = 0; at < text.length;) {
      const next = at + random.integer(1, 40);
      chunks.push(text.slice(at, next));
      at = next;
    }
    expect(pieces(chunks).join("")).toBe(whole(text));
  }
});

test("prose in which nothing is about secrets is held back by no more than a few dozen characters", () => {
  const prose =
    "The river had risen in the night, and the lower meadow lay under water before anybody noticed. A miller from the " +
    "next village, whose boat was the only one left, rowed 3 times to the church and back, and nobody thanked him. ";
  const redacting = stream();
  let held = 0;
  let sum = 0;
  for (const character of prose.repeat(5)) {
    held += 1 - redacting.write(character).length;
    sum += held;
  }
  expect(sum / (5 * prose.length)).toBeLessThan(64);
});

test("data that stand before what says that they are secret are held back until it comes", () => {
  const value = Buffer.from("s3cr3t-w0rd-9x").toString("base64");
  const text = `apiVersion: v1\ndata:\n  entry: ${value}\nkind: Secret\nmetadata:\n  name: one\n`;
  expect(whole(text)).not.toContain(value);
  for (let cut = 0; cut < text.length; cut += 1)
    expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(whole(text));
  expect(pieces(Array.from(text)).join("")).toBe(whole(text));
});

test("a built-in detector says how far back a match may begin", () => {
  const silent = [...secretDetectors, ...personalDataDetectors].filter(
    (detector) => "find" in detector && detector.earliest === undefined,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("nothing that a function finds begins before where it says that it may", () => {
  const wrong = new Set<string>();
  const compiled = [...secretDetectors, ...personalDataDetectors].map((detector, order) => {
    const made = compileDetector(detector, order);
    const find: typeof made.find = (hit) => {
      const range = made.find(hit);
      const earliest = "find" in detector ? detector.earliest?.(hit.text, hit.start) : undefined;
      if (range !== undefined && earliest !== undefined && range.start < earliest) wrong.add(detector.name);
      return range;
    };
    return { ...made, find };
  });
  const scanner = new Scanner(compiled, { maxTimeMs: Infinity, maxLength: Infinity, nowMs: () => 0 });
  const random = new Random(8);
  for (const { sample, contexts = plainContexts } of families.flatMap(({ formats }) => formats)) {
    const secret = sample(random);
    for (const text of [...contexts(secret, random), ...plainContexts(secret, random)]) scanner.scan(text);
  }
  expect([...wrong]).toEqual([]);
});
