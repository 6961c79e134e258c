import { MAX_LEVELS, type Unescaped, unescape, unescapeJson } from "../escapes/unescape.ts";
import type { ChangedPlaces } from "../scan/changed-places.ts";
import { beginsAsData } from "../json/find-by-key.ts";

/** A text as it may be meant. */
interface Reading {
  readonly text: string;
  /** Where in the text as it is written a place is, as a beginning or as an end. */
  readonly originalOf: (place: number) => number;
  /** Where it differs from the reading before it, or from the text; absent if everywhere. */
  readonly changed?: ChangedPlaces;
}

/** Of the text itself. */
const AS_WRITTEN: Reading["originalOf"] = (place) => place;

function* levelsOf(written: string, read: (text: string) => Unescaped | undefined): Generator<Reading> {
  let { text, originalOf }: Reading = { text: written, originalOf: AS_WRITTEN };
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const unescaped = read(text);
    if (unescaped === undefined) return;
    const outer = originalOf;
    originalOf = (place) => outer(unescaped.originalOf(place));
    ({ text } = unescaped);
    yield { text, originalOf, changed: unescaped.changed };
  }
}

/**
 * How a text may be meant otherwise than it is written: without the escapes of URLs and markup, with blanks for the plus
 * signs of a form, and as what stands in quotes where it begins as JSON does and is none.
 *
 * @param areParameters whether it is a URL, a query or a form as a whole.
 */
export function* readingsOf(text: string, areParameters: boolean = false): Generator<Reading> {
  yield* levelsOf(text, unescape);
  if (areParameters && text.includes("+", text.indexOf("="))) {
    const spaced = text.replaceAll("+", " ");
    yield { text: spaced, originalOf: AS_WRITTEN };
    yield* levelsOf(spaced, unescape);
  }
  if (beginsAsData(text)) yield* levelsOf(text, unescapeJson);
}
