import { expect, test } from "vitest";

import { loadFormats } from "../../corpus/measuring/load-formats.ts";
import { Random } from "../../corpus/random.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const SAMPLES = 5;

const scanner = new Scanner(secretDetectors.map(compileDetector), {
  maxTimeMs: Infinity,
  maxLength: Infinity,
  nowMs: () => 0,
});

/** What ends in a sign that could be a part of it, and is not. */
const endings: readonly ((secret: string) => string)[] = [
  (secret) => `It is ${secret}.`,
  (secret) => `${secret}...`,
  (secret) => `_${secret}_`,
  (secret) => `--x=${secret}--`,
];

/** Those that are told by their own form, and were once missed before such a sign. */
const names = [
  "google-api-key",
  "google-auth-key",
  "google-oauth-access-token",
  "huggingface-access-token",
  "huggingface-oauth-secret",
  "fireworks-api-key",
  "openshift-user-token",
  "yandex-access-token",
  "scalingo-api-token",
  "planetscale-credential",
  "fly-access-token",
  "gitlab-token",
  "sourcegraph-access-token",
  "phabricator-token",
  "google-storage-hmac-key",
  "npm-access-token",
  "crates-io-token",
  "nuget-api-key",
  "vault-legacy-token",
  "octopus-deploy-api-key",
  "prefect-api-key",
  "sonar-token",
];

const formats = (await loadFormats()).flatMap((family) => family.formats);

test("each of them has a format", () => {
  expect(names.filter((name) => !formats.some(({ detector }) => detector === name))).toEqual([]);
});

test.each(names)("a sign of the sentence or of Markdown behind it does not hide a secret: %s", (name) => {
  const random = new Random(5);
  const missed = formats
    .filter(({ detector }) => detector === name)
    .flatMap(({ sample }) => Array.from({ length: SAMPLES }, () => sample(random)))
    .flatMap((secret) => endings.map((ending) => [ending(secret), secret] as const))
    .filter(([text, secret]) => {
      const outcome = scanner.scan(text);
      const start = text.indexOf(secret);
      return (
        isWithheld(outcome) || !outcome.some((found) => found.start <= start && found.end >= start + secret.length)
      );
    });
  expect(missed).toEqual([]);
});
