import fc from "fast-check";

/** Characters that parsers trip over. */
const character = fc.constantFrom(
  ...Array.from("00 09afAFgz-_.,;= \t\r\n\0\u007f\u00a0\u00e9\u0130\u0131\u0661\u2010\ud800@*/"),
);

const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 3 }),
  added: fc.string({ unit: character, maxLength: 3 }),
});

/** The text as it is, or with a few characters put in, taken out, or replaced. */
export const mutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.array(edit, { maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((text, { at, removed, added }) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + added + text.slice(start + removed);
    }, text),
  );
