import type { Detector } from "../detector/detector.ts";
import { trustDetectors } from "../detector/vet-detector.ts";
import { personalDataDetectors } from "./personal-data-detectors.ts";
import { secretDetectors } from "./secret-detectors.ts";

let builtIn: readonly Detector[] | undefined;

/** All there are. They are trusted from when this is first called. */
export const builtInDetectors = (): readonly Detector[] => {
  if (builtIn === undefined) {
    builtIn = Object.freeze([...secretDetectors, ...personalDataDetectors]);
    trustDetectors(builtIn);
  }
  return builtIn;
};
