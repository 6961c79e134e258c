/** How often characters are seen in prose and code, roughly, per thousand. */
const FREQUENCY: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ...Object.entries({
    e: 127,
    t: 91,
    a: 82,
    o: 75,
    i: 70,
    n: 67,
    s: 63,
    h: 61,
    r: 60,
    d: 43,
    l: 40,
    c: 28,
    u: 28,
    m: 24,
  }),
  ...Object.entries({ w: 24, f: 22, g: 20, y: 20, p: 19, b: 15, v: 10, k: 8, j: 2, x: 2, q: 1, z: 1 }),
  ...Object.entries({ " ": 180, "-": 40, ".": 12, "=": 12, "/": 10, ":": 8, '"': 8, _: 6 }),
]);

/** Of a character that is not in the table. */
const SELDOM = 4;

/** How often so many characters are seen in a row, if one says nothing of the next. */
const frequencyOf = (part: string): number => {
  let product = 1;
  for (let index = 0; index < part.length; index += 1) product *= FREQUENCY.get(part.charAt(index)) ?? SELDOM;
  return product;
};

/** Where in a text in lower case those characters in a row begin that are seen least often. */
export const rarestPart = (text: string, length: number): number => {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at + length <= text.length; at += 1) {
    const frequency = frequencyOf(text.slice(at, at + length));
    if (frequency >= lowest) continue;
    lowest = frequency;
    best = at;
  }
  return best;
};
