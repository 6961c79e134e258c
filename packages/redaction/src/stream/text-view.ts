import { openEscapeIn } from "../escapes/open-escape.ts";
import { MAX_LEVELS, unescape, unescapeJson, type Unescaped } from "../escapes/unescape.ts";

/** A text of which more may come, as it is written or as it may be meant. */
export interface TextView {
  readonly text: string;
  /** It is looked at from here on; what stands before was settled, and is only looked back at. */
  readonly from: number;
  /** From here on, in the original, it may be meant otherwise. */
  readonly open: number;
  /** Where in the original a place is. */
  readonly originalOf: (place: number) => number;
}

/** How much of what was settled is read as it is meant, in UTF-16 units. */
const CONTEXT = 1024;

const asWritten = (text: string, from: number, isLast: boolean): TextView => ({
  text,
  from,
  open: isLast ? text.length : openEscapeIn(text),
  originalOf: (place) => place,
});

function* levelsOf(
  written: TextView,
  isLast: boolean,
  read: (text: string) => Unescaped | undefined,
): Generator<TextView> {
  let view = written;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const start = Math.max(0, view.from - CONTEXT);
    const unescaped = read(view.text.slice(start, isLast ? view.text.length : openEscapeIn(view.text)));
    if (unescaped === undefined) return;
    const { originalOf: outer, from } = view;
    const originalOf = (place: number): number => outer(start + unescaped.originalOf(place));
    const { text } = unescaped;
    const open = originalOf(isLast ? text.length : openEscapeIn(text));
    view = { text, from: unescaped.placeOf(from - start), open, originalOf };
    yield view;
  }
}

/**
 * How a text of which more may come can be meant: as it is written; without the escapes of URLs and markup; and, where texts
 * stand in quotes, with those read.
 */
export function* viewsOf(text: string, from: number, isLast: boolean, hasQuotes: boolean): Generator<TextView> {
  const written = asWritten(text, from, isLast);
  yield written;
  yield* levelsOf(written, isLast, unescape);
  if (hasQuotes) yield* levelsOf(written, isLast, unescapeJson);
}
