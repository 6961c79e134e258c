import type { Detector } from "../detector/detector.ts";

/** A list of detectors that nobody can change: all redactors share them, and take them for vetted. */
export const frozenDetectors = (detectors: readonly Detector[]): readonly Detector[] => {
  for (const detector of detectors) {
    Object.freeze(detector);
    Object.freeze(detector.keywords);
  }
  return Object.freeze([...detectors]);
};
