import type { Random } from "../random.ts";

/** What a rule stands for. */
export type Rules = Readonly<Record<string, (random: Random) => string>>;

/** One grammar: `‹one|another›` is one of them, `«rule»` is what the rule makes; both may be nested in the first. */
const innermost = /‹([^‹›]*)›|«([a-zA-Z0-9-]+)»/;

/** Makes one text of a grammar. */
export const expand = (source: string, rules: Rules, random: Random): string => {
  let text = source;
  for (;;) {
    const match = innermost.exec(text);
    if (match === null) return text;
    const [whole, choices, rule] = match;
    const made = choices === undefined ? rules[rule ?? ""]?.(random) : random.pick(choices.split("|"));
    if (made === undefined) throw new RangeError(`no rule ${rule}`);
    text = text.slice(0, match.index) + made + text.slice(match.index + whole.length);
  }
};

/** So many different ones, in an order of their own. */
export const some = <T>(items: readonly T[], count: number, random: Random): T[] => {
  const left = [...items];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) taken.push(...left.splice(random.integer(0, left.length - 1), 1));
  return taken;
};

/** Between so many of what `make` makes. */
export const many = <T>(min: number, max: number, random: Random, make: (index: number) => T): T[] =>
  Array.from({ length: random.integer(min, max) }, (_, index) => make(index));
