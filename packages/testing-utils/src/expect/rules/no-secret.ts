import { isRegExp } from "node:util/types";

import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import { oneLine } from "../../value/one-line.ts";
import { printValue } from "../../value/print-value.ts";
import type { Failure } from "../failure.ts";
import { shownSurfacesOf, surfacesOfSpan, type Surface } from "../surfaces.ts";
import type { SpansRule } from "./spans-rule.ts";

/**
 * Says whether a text holds a secret: by a boolean, by what it found (a list, as a redactor's `scan` gives; empty for
 * nothing), or by the name of what it found. Or the secret itself, or an expression that finds it.
 */
export type FindSecret = string | RegExp | ((text: string) => boolean | string | null | undefined | readonly unknown[]);

type Finder = (text: string) => boolean;

const isFound = (found: unknown): boolean => (Array.isArray(found) ? found.length > 0 : Boolean(found));

/** Throws a `TypeError` for what can find nothing. */
const resolveFinder = (find: FindSecret): Finder => {
  if (typeof find === "string" && find !== "") return (text) => text.includes(find);
  if (isRegExp(find)) {
    const { source, flags } = find;
    return (text) => new RegExp(source, flags.replace("y", "")).test(text); // a secret counts wherever it stands
  }
  if (typeof find !== "function") {
    throw new TypeError(`Expected a secret, an expression, or a function that finds secrets, got ${printValue(find)}`);
  }
  // A finder that throws must not pass for one that found nothing. One that says no is asked again: a global
  // expression's `test` goes on where it last stopped, and so may look at the end of a text alone.
  return (text) => text !== "" && (isFound(find(text)) || isFound(find(text)));
};

const PLACE_WITHHELD = "a place whose name holds it";

const placesOf = (span: SpanRecord, holds: Finder): readonly string[] => {
  const tell = ({ place, names }: Surface): string =>
    holds(place) || names.some((name) => holds(name)) ? PLACE_WITHHELD : oneLine(place);
  const found = surfacesOfSpan(span).filter(({ text }) => holds(text));
  return [...new Set(found.map(tell))];
};

const findSecrets = (forest: SpanForest, holds: Finder): Failure | null => {
  const marks = new Map<SpanRecord, string>();
  const withheld = new Set<SpanRecord>();
  for (const span of forest.spans) {
    const places = placesOf(span, holds);
    if (places.length === 0) continue;
    marks.set(span, places.join(", "));
    // By the text, not by the line: what is printed is cut, and the rest of a secret would not be found in it.
    if (shownSurfacesOf(span).some(({ text }) => holds(text))) withheld.add(span);
  }
  const headline = `Expected no secret in spans, got some in ${marks.size} of ${forest.spans.length}`;
  return marks.size === 0 ? null : { headline, marks, withheld };
};

/**
 * No text anywhere in a span holds a secret. The failure names the places and never shows what stands there, nor any
 * span's name or status that holds one.
 */
export const noSecretRule = (find: FindSecret): SpansRule => {
  const holds = resolveFinder(find);
  return { expectation: "to hold no secret", test: (forest) => findSecrets(forest, holds) };
};
