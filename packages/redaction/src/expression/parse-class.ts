import { withCaseVariants } from "./case-variants.ts";
import { type CharacterSet, charactersOf, complementOf, rangesOf } from "./character-set.ts";
import { type ExpressionFlags, lastCharacter } from "./expression-flags.ts";
import { takeEscape } from "./parse-escape.ts";
import { SourceReader } from "./source-reader.ts";

const BACKSPACE = 8;

const takeMember = (reader: SourceReader, flags: ExpressionFlags): number | CharacterSet => {
  if (!reader.takes("\\")) return reader.character();
  return reader.takes("b") ? BACKSPACE : takeEscape(reader, flags);
};

const rangesIn = (reader: SourceReader, flags: ExpressionFlags): [first: number, last: number][] => {
  const ranges: [number, number][] = [];
  while (!reader.atEnd) {
    const first = takeMember(reader, flags);
    const isRange = reader.next === "-" && !reader.endsWith("-");
    if (typeof first !== "number") {
      if (isRange) throw reader.notUnderstood("a range from a set of characters");
      ranges.push(...rangesOf(first));
      continue;
    }
    if (!isRange) {
      ranges.push([first, first]);
      continue;
    }
    reader.skip(1);
    const last = takeMember(reader, flags);
    if (typeof last !== "number") throw reader.notUnderstood("a range up to a set of characters");
    ranges.push([first, last]);
  }
  return ranges;
};

/** The set that a class stands for, given what is between its brackets. */
export const classCharacters = (source: string, flags: ExpressionFlags): CharacterSet => {
  const reader = new SourceReader(source, flags.unicode);
  const negated = reader.takes("^");
  const plain = charactersOf(rangesIn(reader, flags));
  const set = flags.ignoreCase ? withCaseVariants(plain, flags.unicode) : plain;
  return negated ? complementOf(set, lastCharacter(flags)) : set;
};
