import { expect, test } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { discardingRecorder } from "../../src/counts/discarding-recorder.ts";
import { createReplacer } from "../../src/replace/create-replacer.ts";
import { CONTENT_LABEL, KEY_LABEL, WITHHELD_LABEL } from "../../src/replace/labels.ts";
import { REDACTION_MODES, type RedactionMode } from "../../src/replace/redaction-mode.ts";
import { resolveRedactorOptions } from "../../src/resolve-redactor-options.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { canaryFor } from "../../src/detector/canary.ts";
import { TextRedactor } from "../../src/text-redactor.ts";

const MAX_LENGTH = 131_072;

const budget = { maxTimeMs: Infinity, maxLength: Infinity, nowMs: (): number => 0 };
const compiled = builtInDetectors().map(compileDetector);
const scanner = new Scanner(compiled, budget);
const canaries = compiled.map((detector) => canaryFor(detector)).filter((canary) => canary !== undefined);

const redacting = (mode: RedactionMode): ((text: string) => string) => {
  const options = resolveRedactorOptions({ mode, hmacKey: "0123456789abcdef0123456789abcdef" });
  const redactor = new TextRedactor(scanner, createReplacer(options), discardingRecorder);
  return (text) => redactor.redact(text, "text", MAX_LENGTH);
};

test("there are examples to look at", () => {
  expect(canaries.length).toBeGreaterThan(compiled.length / 2);
});

test.each(REDACTION_MODES)("what was replaced by mode %s stays as it is", (mode) => {
  const redact = redacting(mode);
  const changed = canaries
    .flatMap(({ detector, text }) =>
      [text, `{"a":"${text}"}`, `key: ${text}\nnext ${text}`].map((whole) => [detector, redact(whole)]),
    )
    .filter(([, clean = ""]) => redact(clean) !== clean);
  expect(changed).toEqual([]);
});

test.each(REDACTION_MODES)("no secret is left by mode %s", (mode) => {
  const redact = redacting(mode);
  const left = canaries.filter(({ text, secret }) => redact(text).includes(secret));
  expect(left.map(({ detector }) => detector)).toEqual([]);
});

const LABELS = [...builtInDetectors().map(({ label }) => `[${label}]`), KEY_LABEL, CONTENT_LABEL, WITHHELD_LABEL];
const HASHES = ["a123456789012345", "f000000000000000", "abcdefabcdefabcd", "b411111111111111"];

const standIns: Readonly<Record<RedactionMode, readonly string[]>> = {
  label: LABELS,
  mask: ["********", "********1234", "********abcd", "********xY-_", "********😀é=/"],
  hmac: LABELS.flatMap((label) => HASHES.map((hash) => `${label.slice(0, -1)}:${hash}]`)),
  remove: LABELS,
};

test.each(REDACTION_MODES)("what stands in by mode %s stays as it is beside anything", (mode) => {
  const redact = redacting(mode);
  const changed = standIns[mode]
    .flatMap((standIn) => [
      `see ${standIn}, or ${standIn}`,
      `password=${standIn}`,
      `{"api_key": "${standIn}", "token": "${standIn}"}`,
      `Authorization: Bearer ${standIn}`,
      `postgres://user:${standIn}@host/db`,
    ])
    .filter((text) => redact(text) !== text);
  expect(changed).toEqual([]);
});
