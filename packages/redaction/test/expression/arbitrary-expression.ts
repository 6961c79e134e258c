import fc from "fast-check";

const atom = fc.constantFrom(
  ...Array.from("abcAB1-_ é"),
  "[ab]",
  "[a-c]",
  "[^a]",
  "[a-zA-Z0-9_-]",
  "[\\w-]",
  "[^\\s,]",
  "[b-]",
  "[\\b]",
  String.raw`[\n\]]`,
  String.raw`\d`,
  String.raw`\D`,
  String.raw`\w`,
  String.raw`\W`,
  String.raw`\s`,
  String.raw`\S`,
  String.raw`\x61`,
  String.raw`\u0062`,
  String.raw`\u017f`,
  String.raw`\.`,
  String.raw`\n`,
  String.raw`\/`,
  ".",
  "[^]",
  "ſ",
  "K",
  "[k-s]",
  "µ",
);

const assertion = fc.constantFrom("^", "$", String.raw`\b`, String.raw`\B`);

const times = fc.oneof(
  fc.constantFrom("?", "??", "{2}", "{0}"),
  fc.tuple(fc.nat(2), fc.nat(4), fc.boolean()).map(([min, more, lazy]) => `{${min},${min + more}}${lazy ? "?" : ""}`),
);

const opening = fc.constantFrom("(?:", "(", "(?<name>", "(?=", "(?!", "(?<=", "(?<!");

/** Sources of bounded expressions. Names of groups may come twice: such are filtered out where they are compiled. */
export const arbitrarySource: fc.Arbitrary<string> = fc.letrec<{ choice: string; sequence: string; term: string }>(
  (tie) => ({
    choice: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((options) => options.join("|")),
    sequence: fc.array(tie("term"), { maxLength: 4 }).map((terms) => terms.join("")),
    term: fc.oneof(
      { maxDepth: 3, depthIdentifier: "expression" },
      { weight: 4, arbitrary: atom },
      { weight: 3, arbitrary: fc.tuple(atom, times).map(([body, count]) => body + count) },
      { weight: 1, arbitrary: assertion },
      { weight: 2, arbitrary: fc.tuple(opening, tie("choice")).map(([open, body]) => `${open}${body})`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("(?:", "("), tie("choice"), times)
          .map(([open, body, count]) => `${open}${body})${count}`),
      },
    ),
  }),
).choice;

const compiled = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

/** Bounded expressions with any of the flags. */
export const arbitraryExpression: fc.Arbitrary<RegExp> = fc
  .tuple(arbitrarySource, fc.subarray(["i", "s", "u", "m"]))
  .map(([source, flags]) => compiled(source, flags.join("")))
  .filter((expression) => expression !== undefined);

/** Texts in which such expressions find something, or nearly. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom("a", "b"), { maxLength: 24, size: "max" }).map((units) => units.join("")),
  fc
    .array(fc.constantFrom(...Array.from("abcABk1-_ \n.,/]éſKSsµμ😀\u{1e9e}"), "\b"), { maxLength: 20, size: "max" })
    .map((units) => units.join("")),
  fc
    .tuple(fc.constantFrom("a", "ab", "1", "a-"), fc.integer({ min: 1, max: 16 }))
    .map(([unit, count]) => unit.repeat(count)),
);
