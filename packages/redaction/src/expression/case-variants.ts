import { type CharacterSet, charactersOf, contains, rangesOf } from "./character-set.ts";

/** Pairs that fold alike although neither upper nor lower case says so (Unicode CaseFolding.txt, status S). */
const FOLD_ALIKE: readonly (readonly [number, number])[] = [
  [0x390, 0x1fd3],
  [0x3b0, 0x1fe3],
  [0xfb05, 0xfb06],
];

const isAscii = (character: number): boolean => character < 128;

const single = (text: string, otherwise: number): number => {
  const character = text.codePointAt(0) ?? otherwise;
  return String.fromCodePoint(character) === text ? character : otherwise;
};

/** ECMA-262, Canonicalize, without flag `u`. */
const upperOf = (unit: number): number => {
  const upper = single(String.fromCharCode(unit).toUpperCase(), unit);
  return upper > 0xffff || (isAscii(upper) && !isAscii(unit)) ? unit : upper;
};

const foldOf = (character: number): number => {
  const upper = single(String.fromCodePoint(character).toUpperCase(), character);
  return single(String.fromCodePoint(upper).toLowerCase(), upper);
};

const grouped = (last: number, keyOf: (character: number) => number): number[][] => {
  const groups = new Map<number, number[]>();
  for (let character = 0; character <= last; character += 1) {
    // Surrogates have no case.
    if (character === 0xd800) character = 0xe000;
    const key = keyOf(character);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [character]);
    else group.push(character);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};

/** Candidates by upper and lower case, kept as far as the engine's own expressions say that they are alike. */
const foldedGroups = (): number[][] => {
  const groups: number[][] = FOLD_ALIKE.map((pair) => [...pair]);
  for (const group of grouped(0x1ffff, foldOf)) {
    const left = new Set(group);
    for (const first of left) {
      const like = new RegExp(`^\\u{${first.toString(16)}}$`, "iu");
      const alike = [...left].filter((character) => like.test(String.fromCodePoint(character)));
      for (const character of alike) left.delete(character);
      if (alike.length > 1) groups.push(alike);
    }
  }
  return groups;
};

let byUpperCase: number[][] | undefined;
let byFolding: number[][] | undefined;

const groupsOf = (unicode: boolean): number[][] =>
  unicode ? (byFolding ??= foldedGroups()) : (byUpperCase ??= grouped(0xffff, upperOf));

const LETTERS = 26;

const withAsciiVariants = (set: CharacterSet): CharacterSet => {
  const added: [number, number][] = [];
  for (let letter = 0; letter < LETTERS; letter += 1) {
    const [upper, lower] = [65 + letter, 97 + letter];
    if (contains(set, upper)) added.push([lower, lower]);
    if (contains(set, lower)) added.push([upper, upper]);
  }
  return charactersOf([...rangesOf(set), ...added]);
};

/** The set with all that an expression with flag `i` takes for the same. */
export const withCaseVariants = (set: CharacterSet, unicode: boolean): CharacterSet => {
  // Without flag `u` nothing beyond ASCII is a variant of what is ASCII.
  if (!unicode && isAscii(set.at(-1) ?? 0)) return withAsciiVariants(set);
  const added: [number, number][] = [];
  for (const group of groupsOf(unicode))
    if (group.some((character) => contains(set, character)))
      for (const character of group) added.push([character, character]);
  return charactersOf([...rangesOf(set), ...added]);
};
