import { expectFunction, expectPositiveInteger, wrongOption } from "./expect-option.ts";
import { didYouMean } from "./nearest-name.ts";
import { expectCounters } from "./options/expect-counters.ts";
import { expectDetectorName } from "./options/expect-detector-name.ts";
import { resolveAllow } from "./options/resolve-allow.ts";
import { namesOf, resolveDetectors } from "./options/resolve-detectors.ts";
import { resolveHmacKey } from "./options/resolve-hmac-key.ts";
import { resolveKeys } from "./options/resolve-keys.ts";
import { resolveMode } from "./options/resolve-mode.ts";
import type { RedactorOptions, ResolvedRedactorOptions } from "./redactor-options.ts";

const OPTIONS: Readonly<Record<keyof RedactorOptions, true>> = {
  detectors: true,
  disable: true,
  keys: true,
  allow: true,
  maxValueLength: true,
  maxContentLength: true,
  mode: true,
  hmacKey: true,
  redactPrompts: true,
  redactCompletions: true,
  maxTimeMs: true,
  maxScanLength: true,
  counters: true,
  nowMs: true,
};

const expectBoolean = (name: string, value: boolean): boolean => {
  if (typeof value === "boolean") return value;
  throw wrongOption(name, "a boolean", value);
};

const expectDuration = (name: string, value: number): number => {
  if (typeof value === "number" && value > 0) return value;
  throw wrongOption(name, "a number > 0", value);
};

const expectOptions = (options: RedactorOptions): void => {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw wrongOption("options", "an object", options);
  for (const option of Object.keys(options))
    if (!Object.hasOwn(OPTIONS, option))
      throw new TypeError(`Expected no option \`${option}\`${didYouMean(option, Object.keys(OPTIONS))}`);
};

/**
 * Checks the options, and fills in the defaults. The environment is not read.
 *
 * @throws TypeError for an option that is none, or an unknown one. The message never says what may be a secret.
 */
export const resolveRedactorOptions = (options: RedactorOptions): ResolvedRedactorOptions => {
  expectOptions(options);
  const { disable = [], keys = [], allow = [], mode, hmacKey, counters } = options;
  const { maxValueLength = 4096, maxContentLength = 131_072, maxTimeMs = 100, maxScanLength = 16_777_216 } = options;
  const { redactPrompts = false, redactCompletions = false, nowMs = () => performance.now() } = options;
  const known = resolveDetectors(options.detectors);
  const names = namesOf(known);
  if (!Array.isArray(disable)) throw wrongOption("disable", "an array of detectors' names", disable);
  const disabled = new Set((disable as readonly string[]).map((name) => expectDetectorName("disable", name, names)));
  const detectors = disabled.size === 0 ? known : known.filter(({ name }) => !disabled.has(name));
  const modeOf = resolveMode(mode, names);
  if (counters !== undefined) expectCounters(counters);
  return {
    detectors,
    keys: resolveKeys(keys),
    allow: resolveAllow(allow),
    maxValueLength: expectPositiveInteger("maxValueLength", maxValueLength),
    maxContentLength: expectPositiveInteger("maxContentLength", maxContentLength),
    modeOf,
    hmacKey: resolveHmacKey(
      hmacKey,
      detectors.some((detector) => modeOf(detector) === "hmac"),
    ),
    redactPrompts: expectBoolean("redactPrompts", redactPrompts),
    redactCompletions: expectBoolean("redactCompletions", redactCompletions),
    maxTimeMs: expectDuration("maxTimeMs", maxTimeMs),
    maxScanLength: expectPositiveInteger("maxScanLength", maxScanLength),
    counters,
    nowMs: expectFunction("nowMs", nowMs),
  };
};
