import { describe, expect, test } from "vitest";

import { Random } from "../../corpus/random.ts";
import type { SecretFormat } from "../../corpus/secret-format.ts";
import { plainContexts } from "../../corpus/contexts.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";
import { assignedSecretDetectors } from "../../src/detectors/secrets/assigned-secret.ts";
import { isWithheld, type Match } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const SAMPLES = 50;
const REPEATS = 100_000;
/** So many may be missed where a value without a form of its own has to look random: some look like words by chance. */
const BY_CHANCE = 1;

const UNLIMITED = { maxTimeMs: Infinity, maxLength: Infinity, nowMs: () => 0 };
const everything = new Scanner(secretDetectors.map(compileDetector), UNLIMITED);

/** What these find is a secret by its name, of whatever form it is. */
const byNameAlone = new Set(assignedSecretDetectors.map(({ name }) => name));

const matchesIn = (text: string, scanner: Scanner = everything): readonly Match[] => {
  const outcome = scanner.scan(text);
  if (isWithheld(outcome)) throw new Error(`withheld: ${outcome.withheld} ${outcome.detector ?? ""}`);
  return outcome;
};

/** What is found of a secret in a text: whose it is, or what is wrong. */
const verdictOn = (text: string, secret: string): string => {
  const written = text.includes(secret) ? secret : JSON.stringify(secret).slice(1, -1);
  const start = text.indexOf(written);
  if (start < 0) throw new Error("the text is without its secret");
  const end = start + written.length;
  const match = matchesIn(text).find((found) => found.start < end && found.end > start);
  if (match === undefined) return `missed in ${text}`;
  if (match.start > start || match.end < end) return `a part is left in ${text}`;
  if (match.start < start || match.end > end) return `more than it is found in ${text}`;
  return match.detector.name;
};

/** Counts how often detectors look, rather than how long they take. */
const triesIn = (text: string, detector: Detector): number => {
  let tries = 0;
  const compiled = compileDetector(detector);
  const counting = {
    ...compiled,
    reachAfter: compiled.reachAfter,
    cost: compiled.cost,
    find: (hit: Parameters<typeof compiled.find>[0]) => {
      tries += 1;
      return compiled.find(hit);
    },
  };
  matchesIn(text, new Scanner([counting], UNLIMITED));
  return tries;
};

/** What is asked of every family of detectors. */
export const describeFamily = (
  detectors: readonly Detector[],
  formats: readonly SecretFormat[],
  lookAlikes: readonly string[],
): void => {
  test("every detector has a format that it is measured by, and every format a detector", () => {
    expect(new Set(formats.map((format) => format.detector))).toStrictEqual(
      new Set(detectors.map((detector) => detector.name)),
    );
  });

  describe.each(formats.map((format, index) => ({ ...format, index })))("$detector ($index)", (format) => {
    const detector = detectors.find(({ name }) => name === format.detector);
    const alone = new Scanner(detector === undefined ? [] : [compileDetector(detector)], UNLIMITED);

    test("is found whole, and by its own detector, wherever it stands", () => {
      const random = new Random(format.index + 1);
      const { contexts = plainContexts } = format;
      const verdicts = Array.from({ length: SAMPLES }, () => format.sample(random)).flatMap((secret) =>
        contexts(secret, random).map((text) => verdictOn(text, secret)),
      );
      const wrong = verdicts.filter((verdict) => verdict !== format.detector);
      const allowed = detector?.validate === undefined ? 0 : (verdicts.length / SAMPLES) * BY_CHANCE;
      expect(wrong.length > allowed ? [...new Set(wrong)] : []).toStrictEqual([]);
    });

    test("is not found in the middle of a word", () => {
      const random = new Random(format.index + 1);
      const secret = format.sample(random);
      const { contexts = plainContexts } = format;
      const found = contexts(`zz${secret}`, random).flatMap((text) =>
        matchesIn(text, alone).map(({ start, end }) => text.slice(start, end)),
      );
      expect(found.filter((part) => !part.startsWith("zz"))).toStrictEqual([]);
    });

    test("is not found in something longer, unless as a whole", () => {
      const random = new Random(format.index + 1);
      const sample = format.sample(random).replace(/=+$/, "");
      // More of the same characters.
      const longer = sample + sample.slice(-3);
      const { contexts = plainContexts } = format;
      for (const text of contexts(longer, random)) {
        const parts = matchesIn(text, alone).map(({ start, end }) => text.slice(start, end));
        expect(parts.filter((part) => part.endsWith(sample))).toStrictEqual([]);
      }
    });
  });

  test.each(lookAlikes)("nothing is found in %s", (text) => {
    const found = matchesIn(text).filter(({ detector }) => !byNameAlone.has(detector.name));
    expect(found.map(({ detector, start, end }) => [detector.name, text.slice(start, end)])).toStrictEqual([]);
  });

  describe.each(detectors)("$name looks as often as there is a reason to", (detector) => {
    const format = formats.find((candidate) => candidate.detector === detector.name);
    const sample = format?.sample(new Random(1)) ?? "";
    const half = sample.slice(0, Math.ceil(sample.length / 2));

    test.each([...detector.keywords, half, sample].filter((part) => part !== ""))("in repetitions of %s", (part) => {
      const text = part.repeat(Math.ceil(REPEATS / part.length));
      const once = triesIn(part.repeat(4), detector);
      const inEach = once / 4 + 1;
      expect(triesIn(text, detector)).toBeLessThanOrEqual(Math.ceil((text.length / part.length) * inEach));
    });
  });
};
