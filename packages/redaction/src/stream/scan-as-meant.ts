import { BY_KEY } from "../keys/by-key.ts";
import type { KeyTable } from "../keys/key-table.ts";
import type { Withheld } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import type { DataKind } from "./data-kind.ts";
import { type Found, type Openness, scanOpenText, type Sighting } from "./scan-open-text.ts";
import { type TextView, viewsOf } from "./text-view.ts";

/** What is a secret by the name before it. */
const findNamed = (kind: DataKind, { text, from }: TextView, keys: KeyTable, isLast: boolean): Sighting => {
  const found: Found[] = [];
  const part = text.slice(from);
  let open = isLast ? text.length : from + kind.pendingIn(part);
  for (const range of kind.find(part, keys)) {
    const start = from + range.start;
    const end = from + range.end;
    const keyword = from + kind.nameOf(part, range.start);
    if (isLast || end < text.length) found.push({ start, end, keyword, detector: BY_KEY });
    else open = Math.min(open, keyword);
  }
  return { found, open };
};

/** What a text is scanned with. */
export interface MeaningParts {
  readonly scanner: Scanner;
  readonly keys: KeyTable;
  /** Absent if no more comes. */
  readonly openness: Openness | undefined;
  /** What kind of data the text is, if it is any. */
  readonly kind: DataKind | undefined;
}

/** Scans a text of which more may come as it is written, and as it may be meant. */
export const scanAsMeant = (
  { scanner, keys, openness, kind }: MeaningParts,
  text: string,
  from: number,
): Sighting | Withheld => {
  const isLast = openness === undefined;
  const found: Found[] = [];
  let open = text.length;
  for (const view of viewsOf(text, from, isLast, kind?.hasQuotes ?? false)) {
    const place = (at: number): number => Math.max(from, view.originalOf(at));
    const add = (sighting: Sighting): void => {
      for (const { start, end, keyword, detector } of sighting.found)
        found.push({ start: place(start), end: view.originalOf(end), keyword: place(keyword), detector });
      open = Math.min(open, view.open, place(sighting.open));
    };
    const sighting = scanOpenText(scanner, view.text, view.from, openness);
    if ("withheld" in sighting) return sighting;
    add(sighting);
    if (kind !== undefined) add(findNamed(kind, view, keys, isLast));
  }
  return { found, open: Math.max(from, open) };
};
