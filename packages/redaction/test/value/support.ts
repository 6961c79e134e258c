import type { RedactionRecorder } from "../../src/counts/redaction-recorder.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { createKeyTable } from "../../src/keys/create-key-table.ts";
import type { Redaction } from "../../src/redaction.ts";
import type { ResolvedRedactorOptions } from "../../src/redactor-options.ts";
import { createReplacer } from "../../src/replace/create-replacer.ts";
import type { Replacer } from "../../src/replace/replacer.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { TextRedactor } from "../../src/text-redactor.ts";

/** Found wherever it stands. */
const tokenDetector: Detector = {
  name: "test-token",
  label: "TEST_TOKEN",
  keywords: ["tkn_"],
  expression: /tkn_[A-Za-z0-9]{8}/,
  inWord: true,
};

/** Found beside its name only. */
export const namedDetector: Detector = {
  name: "acme-key",
  label: "ACME_KEY",
  keywords: ["acme"],
  expression: /[a-f0-9]{16}(?![a-f0-9])/,
  at: "value",
};

/** Begins before its keyword. */
const mailDetector: Detector = {
  name: "mail",
  label: "MAIL",
  keywords: ["@"],
  expression: /[a-z]{1,20}@[a-z]{1,20}\.test/,
  at: "run",
  lead: /[a-z]/,
};

/** In numbers too. */
const memberDetector: Detector = {
  name: "member",
  label: "MEMBER",
  keywords: [],
  digits: true,
  expression: /777\d{9}(?!\d)/,
  numbers: true,
};

const addressDetector: Detector = {
  name: "ip-address",
  label: "IP",
  keywords: [],
  digits: true,
  expression: /10(?:\.\d{1,3}){3}/,
};

const DETECTORS: readonly Detector[] = [tokenDetector, namedDetector, mailDetector, memberDetector, addressDetector];

export interface Counts extends RedactionRecorder {
  readonly replacedBy: Record<string, number>;
  readonly withheldFor: Record<string, number>;
  cuts: number;
}

const countAll = (): Counts => {
  const counts: Counts = {
    replacedBy: {},
    withheldFor: {},
    cuts: 0,
    replaced: (detector) => void (counts.replacedBy[detector] = (counts.replacedBy[detector] ?? 0) + 1),
    withheld: (reason) => void (counts.withheldFor[reason] = (counts.withheldFor[reason] ?? 0) + 1),
    cut: () => void (counts.cuts += 1),
  };
  return counts;
};

export interface TestRedaction extends Redaction {
  readonly record: Counts;
}

export const redactionOf = (
  options: Partial<ResolvedRedactorOptions> = {},
  replacement?: (label: string, found: string) => string,
): TestRedaction => {
  const resolved: ResolvedRedactorOptions = {
    detectors: DETECTORS,
    keys: [],
    allow: [],
    maxValueLength: 4096,
    maxContentLength: 131_072,
    modeOf: () => "label",
    hmacKey: undefined,
    redactPrompts: false,
    redactCompletions: false,
    maxTimeMs: 60_000,
    maxScanLength: 16_777_216,
    nowMs: () => 0,
    ...options,
  } as ResolvedRedactorOptions;
  const record = countAll();
  const scanner = new Scanner(resolved.detectors.map(compileDetector), {
    maxTimeMs: resolved.maxTimeMs,
    maxLength: resolved.maxScanLength,
    nowMs: resolved.nowMs,
  });
  const replace: Replacer =
    replacement === undefined
      ? createReplacer(resolved)
      : (text, { detector, start, end }) => replacement(detector.label, text.slice(start, end));
  const texts = new TextRedactor(scanner, replace, record);
  return { options: resolved, texts, keys: createKeyTable(resolved, texts), record };
};

/** A made-up secret. */
export const TOKEN: string = ["tkn", "abcd1234"].join("_");
