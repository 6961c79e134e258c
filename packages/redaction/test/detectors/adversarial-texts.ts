import type { CompiledDetector } from "../../src/detector/compile-detector.ts";
import { sampleOf } from "../../src/expression/sample-of.ts";

/** Members of the classes that expressions repeat, and what separates them. */
const PUMPED: readonly string[] = ["a", "A1", "0", "-", ".", "/", "= ", "\\", '"', "\\n", "\n"];

/** The same choices every time (Park and Miller). */
const choices = (): ((max: number) => number) => {
  let state = 48_271;
  return (max) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % max;
  };
};

const samplesFor = ({ definition }: CompiledDetector): string[] => {
  if (!("expression" in definition)) return [];
  const pick = choices();
  try {
    return [sampleOf(definition.expression, pick)];
  } catch {
    return [];
  }
};

/**
 * Beginnings of what a detector looks for, over and over: what of each is repeated is short, so that it is looked at from
 * as many places as can be, or long, so that each look takes as long as it can.
 */
export const adversarialUnits = (detector: CompiledDetector, example: string | undefined): string[] => {
  const { keywords } = detector.definition;
  const begun = [...new Set([...keywords.slice(0, 1), ...keywords.slice(-1), ...(keywords.length === 0 ? ["1"] : [])])];
  const whole = [...samplesFor(detector), ...(example === undefined ? [] : [example])];
  return [
    ...begun.flatMap((keyword) => [keyword, `${keyword}=`, `${keyword}: "`]),
    ...begun.slice(0, 1).flatMap((keyword) => PUMPED.map((unit) => `${keyword}=${unit.repeat(40)}`)),
    ...whole.flatMap((text) => [text.slice(0, -1), text.slice(0, Math.ceil(text.length / 2))]),
  ];
};

/** A text of so many UTF-16 units. */
export const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
