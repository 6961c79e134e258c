import type { TextRange } from "../detector/detector.ts";
import { beginsAsData, findByKey } from "../json/find-by-key.ts";
import type { KeyTable } from "../keys/key-table.ts";
import { beginsAsMarkup, findInMarkup } from "../value/find-in-markup.ts";
import { readingsOf } from "../value/readings-of.ts";

/** Text in which names say of values that they are secrets, and which can be read as it comes. */
export interface DataKind {
  /** What is found in a part of such a text. */
  readonly find: (part: string, keys: KeyTable) => readonly TextRange[];
  /** Where the name begins that stands before a value. */
  readonly nameOf: (part: string, value: number) => number;
  /** Where a name begins whose value may still come; the end of the text if there is none. */
  readonly pendingIn: (part: string) => number;
  /** Whether texts in it stand in quotes, with escapes. */
  readonly hasQuotes: boolean;
}

/** From where a key begins to where its value does there is no more than that, in UTF-16 units. */
const KEY_REACH = 192;

const keyBefore = /\\{0,15}["'][^"'\\\r\n]{1,64}\\{0,15}["'][ \t]{0,8}:\s{0,64}\\{0,15}["']?$/;

/** JSON that is none, literals of other languages, events with such. */
const literals: DataKind = {
  find: (part, keys) => {
    // In front of what is left of the data stands what makes them data.
    const opening = "{";
    return findByKey(opening + part, keys).map(({ start, end }) => ({ start: start - 1, end: end - 1 }));
  },
  nameOf: (part, value) => {
    const from = Math.max(0, value - KEY_REACH);
    const at = part.slice(from, value).search(keyBefore);
    return at < 0 ? value : from + at;
  },
  pendingIn: (part) => Math.max(0, part.length - KEY_REACH),
  hasQuotes: true,
};

/** A tag is no longer than that, nor is what may be a secret behind it, in UTF-16 units. */
const MAX_TAG = 8192;
const MAX_CONTENT = 1280;

const markup: DataKind = {
  find: findInMarkup,
  nameOf: (part, value) => Math.max(0, part.lastIndexOf("<", value)),
  pendingIn: (part) => {
    // One that stands at the end may be where the content of the tag before it ends.
    const tag = part.lastIndexOf("<", part.length - 2);
    if (tag < 0) return part.length;
    const tagEnd = part.indexOf(">", tag);
    const reach = tagEnd < 0 ? tag + MAX_TAG : tagEnd + MAX_CONTENT;
    return part.length < reach ? tag : part.length;
  },
  hasQuotes: false,
};

/** What kind of data a text is by its beginning, as it is written or meant; nothing if it is none. */
export const dataKindOf = (beginning: string): DataKind | undefined => {
  for (const { text } of [{ text: beginning }, ...readingsOf(beginning)]) {
    if (beginsAsData(text)) return literals;
    if (beginsAsMarkup(text)) return markup;
  }
  return undefined;
};
