import {
  createRedactor,
  type Detector,
  personalDataDetectors,
  type RedactorOptions,
  secretDetectors,
} from "@sideband/redaction";

import type { RedactionConfiguration } from "./configuration.ts";
import { expectSection } from "./expect-option.ts";

/** How spans are cleaned. Plain data if no detector has a function of its own, as it may go to another thread. */
export type RedactionSettings = RedactionConfiguration;

const KEYS = [
  "detectors",
  "disable",
  "keys",
  "allow",
  "maxValueLength",
  "maxContentLength",
  "mode",
  "hmacKey",
  "redactPrompts",
  "redactCompletions",
] as const;

/** What `createRedactor` takes: the application's detectors come before the built-in ones, and give their names first. */
export const redactorOptions = ({ detectors = [], ...settings }: RedactionSettings): RedactorOptions => ({
  ...settings,
  detectors: [...detectors, ...secretDetectors, ...personalDataDetectors],
});

const hasFunction = (detector: Detector): boolean =>
  Object.values(detector).some((value) => typeof value === "function");

/** Whether they can be copied to another thread. */
export const isPlainData = ({ detectors = [] }: RedactionSettings): boolean => !detectors.some(hasFunction);

/** @throws TypeError for a value of the configuration that cannot work. */
export const redactionSettings = (section: RedactionConfiguration | false | undefined): RedactionSettings | false => {
  if (section === false) return false;
  const settings = expectSection("redaction", section, KEYS);
  // Checks them, wherever the redactor is going to be. Defaults need no check, and it takes a while to make one.
  if (section !== undefined) createRedactor(redactorOptions(settings));
  return settings;
};
