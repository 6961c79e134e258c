import { createRedactor } from "../../../src/create-redactor.ts";
import type { Detector } from "../../../src/detector/detector.ts";
import type { Redactor } from "../../../src/redactor.ts";
import type { RedactorOptions } from "../../../src/redactor-options.ts";

/** Finds `zap_` and eight letters, wherever they stand. */
export const tokenDetector: Detector = {
  name: "test-token",
  label: "ZAP",
  keywords: ["zap_"],
  expression: /zap_[a-z]{8}/,
  inWord: true,
};

export const SECRET = "zap_abcdefgh";

/** Fails with whatever has `explode` in it. */
export const failingDetector: Detector = {
  name: "test-failing",
  label: "FAILING",
  keywords: ["explode"],
  maxLength: 16,
  find: () => {
    throw new Error("the detector failed");
  },
};

/** A redactor that looks for nothing but {@link SECRET}, however busy the machine is. */
export const tokenRedactor = (options: RedactorOptions = {}): Redactor =>
  createRedactor({ detectors: [tokenDetector], nowMs: () => 0, ...options });
