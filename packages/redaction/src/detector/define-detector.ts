import { checkDetector } from "./check-detector.ts";
import type { Detector } from "./detector.ts";
import { vetDetector } from "./vet-detector.ts";

/**
 * Makes a detector of one's own.
 *
 * @throws TypeError if it is not well-formed, if its expression could take long on some text, or if it does not find its
 * example (or, without one, anything that is made after its expression). The message says how to mend it.
 *
 * @example
 * const memberNumber = defineDetector({
 *   name: "member-number", label: "MEMBER_NUMBER", keywords: ["mbr-"], expression: /mbr-\d{8}/,
 * });
 */
export const defineDetector = <T extends Detector>(detector: T): T => {
  checkDetector(detector);
  const plain: Detector = detector;
  const defined = Object.freeze<Detector>({ ...plain, keywords: Object.freeze([...plain.keywords]) });
  vetDetector(defined);
  return defined as T;
};
