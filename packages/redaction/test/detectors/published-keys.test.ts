import { expect, test } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const scanner = new Scanner(secretDetectors.map(compileDetector), {
  maxTimeMs: Infinity,
  maxLength: Infinity,
  nowMs: () => 0,
});

// Those who look whether anything gets out plant the keys of the documentation.
test.each([
  ["AKIA", "IOSFODNN7EXAMPLE"],
  ["ASIA", "IOSFODNN7EXAMPLE"],
  ["AIza", "SyAnLA7NfeLquW1tJFpx_eQCxoX-oo6YyIs"],
])("a key that is published in documentation is found as any other: %s…", (...parts) => {
  const key = parts.join("");
  const text = `before ${key} behind`;
  const outcome = scanner.scan(text);
  expect(isWithheld(outcome) ? [] : outcome.map(({ start, end }) => text.slice(start, end))).toEqual([key]);
});

test("so is the secret that belongs to it", () => {
  const secret = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
  const text = `aws_secret_access_key = ${secret}`;
  const outcome = scanner.scan(text);
  expect(isWithheld(outcome) ? [] : outcome.map(({ start, end }) => text.slice(start, end))).toEqual([secret]);
});
