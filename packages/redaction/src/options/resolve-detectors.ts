import { builtInDetectors } from "../detectors/built-in-detectors.ts";
import type { Detector } from "../detector/detector.ts";
import { vetDetector } from "../detector/vet-detector.ts";
import { wrongOption } from "../expect-option.ts";

/** @throws TypeError if two have the same. */
export const namesOf = (detectors: readonly Detector[]): Set<string> => {
  const names = new Set<string>();
  for (const { name } of detectors) {
    if (names.has(name)) throw wrongOption("detectors", "detectors with different names", `${name} twice`);
    names.add(name);
  }
  return names;
};

/** @throws TypeError unless all are sound. Those that are built in are trusted, also one by one. */
export const resolveDetectors = (detectors: unknown): readonly Detector[] => {
  const builtIn = builtInDetectors();
  if (detectors === undefined) return builtIn;
  if (!Array.isArray(detectors)) throw wrongOption("detectors", "an array of detectors", detectors);
  const own = [...(detectors as readonly Detector[])];
  for (const [index, detector] of own.entries()) {
    if (Array.isArray(detector))
      throw wrongOption(`detectors[${index}]`, "a detector (spread lists: `[...secretDetectors]`)", detector);
    vetDetector(detector);
  }
  return own;
};
