import type { CompiledDetector } from "./compile-detector.ts";
import type { ExpressionDetector, TextRange } from "./detector.ts";
import { sampleOf } from "../expression/sample-of.ts";
import { Hit } from "../scan/hit.ts";

/** A made-up text in which a detector finds something, and what that is. */
export interface Canary {
  readonly detector: string;
  readonly text: string;
  readonly secret: string;
}

/** A sample need not be one to the detector: its keyword may not stand in it, or its checksum be wrong. */
const MAX_SAMPLES = 500;

/** The same choices every time (Park and Miller). */
const choices = (): ((max: number) => number) => {
  let state = 20_231;
  return (max) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % max;
  };
};

function* textsFor({ definition }: CompiledDetector): Generator<string> {
  const { example } = definition;
  if (example !== undefined) yield typeof example === "function" ? example() : example;
  else if ("expression" in definition) yield* samplesOf(definition);
}

function* samplesOf({ expression, at, keywords }: ExpressionDetector): Generator<string> {
  const pick = choices();
  for (let sample = 0; sample < MAX_SAMPLES; sample += 1) {
    const text = sampleOf(expression, pick);
    yield at === "value" ? `${keywords[sample % keywords.length] ?? ""}=${text}` : text;
  }
}

/** Where the keywords of a detector stand in a text. */
function* hitsOf({ definition }: CompiledDetector, text: string): Generator<Hit> {
  const { keywords, digits = false } = definition;
  const lower = text.toLowerCase();
  for (const keyword of keywords.map((word) => word.toLowerCase())) {
    for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1))
      yield new Hit(text, at, at + keyword.length);
  }
  if (digits === false) return;
  const [min, max] = digits === true ? [1, text.length] : digits;
  for (const { 0: run, index } of text.matchAll(/\d+/g))
    if (run.length >= min && run.length <= max) yield new Hit(text, index, index + run.length);
}

const findIn = (detector: CompiledDetector, text: string): TextRange | undefined => {
  for (const hit of hitsOf(detector, text)) {
    const range = detector.find(hit);
    if (range !== undefined) return range;
  }
  return undefined;
};

/** An example for a detector; none if there is none that it finds. */
export const canaryFor = (detector: CompiledDetector): Canary | undefined => {
  try {
    for (const text of textsFor(detector)) {
      const range = findIn(detector, text);
      if (range !== undefined) return { detector: detector.name, text, secret: text.slice(range.start, range.end) };
    }
  } catch {
    // an example that cannot be made is none
  }
  return undefined;
};
