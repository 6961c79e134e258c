/** Whether a UTF-16 unit is a letter, not in ASCII, of a script that puts spaces between words, or a mark on one. */
export const isJoinedLetter = (unit: number): boolean => {
  if (unit < 0xaa) return false;
  if (unit < 0x250) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  return (unit >= 0x300 && unit < 0xe00 && unit !== 0x37e && unit !== 0x387) || (unit >= 0x1e00 && unit < 0x1fbd);
};

/** Whether a UTF-16 unit is a letter of a script in which words follow each other, or other letters, without spaces. */
export const isUnspacedLetter = (unit: number): boolean => {
  if (unit < 0xe01) return false;
  if (unit < 0x3041) return unit <= 0xeff || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17d3);
  if (unit < 0x3400) return unit <= 0x30ff; // Hiragana, Katakana
  return unit <= 0x9fff || (unit >= 0xac00 && unit <= 0xd7a3); // Han, Hangul
};
