import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { BROKEN, DocumentEnds, NOT_YET } from "../../src/json/document-ends.ts";

/** The documents of a text in pieces, then what is not ended; `null` in place of that if it is broken. */
const documentsOf = (pieces: readonly string[]): (string | null)[] => {
  const ends = new DocumentEnds();
  const documents: (string | null)[] = [];
  let held = "";
  for (const piece of pieces) {
    let from = 0;
    for (let end = ends.next(piece, 0); end !== NOT_YET; end = ends.next(piece, from)) {
      if (end === BROKEN) return [...documents, null];
      documents.push(held + piece.slice(from, end));
      held = "";
      from = end;
    }
    held += piece.slice(from);
  }
  return [...documents, held];
};

test.each([
  ['{"a":[1,"]}\\""]}', ['{"a":[1,"]}\\""]}']],
  ["{}\n[]", ["{}\n", "[]"]],
  ["{}[] \r\n {}", ["{}", "[] \r\n", " {}"]],
  [' \n[1\n,2]\t\n"x"', [" \n[1\n,2]\t\n", null]],
  ['"one {\\" text"  \n ', ['"one {\\" text"  \n ']],
  ['"one"\n[]', [null]],
  ['{"a":"open', ['{"a":"open']],
  ["[1] according to", [null]],
  ["{ a", ["{ a"]],
  ["{ b", [null]],
  ["{'a'", [null]],
  ["{ // no", [null]],
  ['{"a\nb', [null]],
  ["]", [null]],
  ["1", [null]],
  ["\ufeff{}", [null]],
  ["", [""]],
])("where documents end: %j", (text, documents) => {
  expect(documentsOf([text])).toEqual(documents);
  expect(documentsOf(text.split(""))).toEqual(documents);
});

describe("whatever is JSON", () => {
  const spaces = fc.constantFrom("", " ", "  ", 4);

  test("is one document that has its end where it ends", () => {
    const containers = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(containers, spaces, fc.nat(), (value, indent, cut) => {
        const text = JSON.stringify(value, null, indent);
        const at = cut % text.length;
        expect(documentsOf([text.slice(0, at), text.slice(at)])).toEqual([text]);
        expect(documentsOf([text.slice(0, at), text.slice(at), "\n", text])).toEqual([`${text}\n`, text]);
        expect(documentsOf([text, text.slice(0, at)])).toEqual([...(at > 0 ? [text] : []), text.slice(0, at) || text]);
      }),
    );
  });
});
