/** A mark and each of the hexadecimal digits behind it: keywords for what is written in groups of them. */
export const hexKeywords = (mark: string): readonly string[] => Array.from("0123456789abcdef", (digit) => mark + digit);
