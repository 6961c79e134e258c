import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";

/** So many events or links of one span are looked at; the rest is dropped, and counted among the dropped. */
const MAX_ITEMS = 16_384;

/** The items of a list, cleaned, and how many were left out. */
export interface RedactedItems<Clean> {
  readonly items: Clean[];
  readonly dropped: number;
}

/** In place of a list that cannot be read. */
export const noItems = (): RedactedItems<never> => ({ items: [], dropped: 0 });

/** Cleans each item of a list, which may be hostile. */
export const redactItems = <Tools extends Redaction, Item, Clean>(
  redaction: Tools,
  list: readonly Item[],
  redactItem: (redaction: Tools, item: Item) => Clean,
  surface: Surface,
): RedactedItems<Clean> => {
  if (!Array.isArray(list)) throw new TypeError("a list that is none");
  const length = Math.max(0, Math.trunc(list.length) || 0); // of a proxy it can be anything
  const items: Clean[] = [];
  const kept = Math.min(length, MAX_ITEMS);
  for (let index = 0; index < kept; index += 1) {
    try {
      items.push(redactItem(redaction, list[index] as Item));
    } catch {
      redaction.record.withheld("unreadable", surface);
    }
  }
  if (kept < length) redaction.record.withheld("too_many", surface);
  return { items, dropped: length - items.length };
};
