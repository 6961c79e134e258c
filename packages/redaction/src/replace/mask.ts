/** As many whatever the value is, so that they do not tell its length. */
const ASTERISKS = "********";

const MAX_SHOWN = 4;

/** Asterisks and the last characters of a value: four at most, and no more than a quarter of it. */
export const mask = (value: string): string => {
  const characters = Array.from(value);
  const shown = Math.min(MAX_SHOWN, Math.floor(characters.length / 4));
  return ASTERISKS + (shown === 0 ? "" : characters.slice(-shown).join(""));
};

/** Whether a value is one that was masked. */
export const isMasked = (value: string): boolean =>
  value.startsWith(ASTERISKS) && Array.from(value.slice(ASTERISKS.length)).length <= MAX_SHOWN;
