const SHOWN = 160;
const BEFORE = 40;

/** Two texts that differ. */
export interface Difference {
  readonly wanted: string;
  readonly got: string;
}

const indexOfDifference = (one: string, other: string): number => {
  const at = Array.from(one).findIndex((character, index) => character !== other[index]);
  return at === -1 ? one.length : at;
};

/** The parts of two texts around the place from which they differ. */
export const differenceOf = (wanted: string, got: string): Difference => {
  const from = Math.max(0, indexOfDifference(wanted, got) - BEFORE);
  const part = (text: string): string => {
    const shown = text.slice(from, from + SHOWN);
    return `${from > 0 ? "…" : ""}${shown}${from + SHOWN < text.length ? "…" : ""}`;
  };
  return { wanted: part(wanted), got: part(got) };
};

/** The first line that differs, or `null`. */
export const firstDifference = (wanted: readonly string[], got: readonly string[]): Difference | null => {
  const length = Math.max(wanted.length, got.length);
  const at = Array.from({ length }).findIndex((_, index) => wanted[index] !== got[index]);
  return at === -1 ? null : differenceOf(wanted[at] ?? "nothing more", got[at] ?? "nothing more");
};
