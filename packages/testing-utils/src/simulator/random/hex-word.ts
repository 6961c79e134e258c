const BITS = 16;
const HALVES: readonly string[] = Array.from({ length: 2 ** BITS }, (_, half) => half.toString(16).padStart(4, "0"));

/** 32 bits as eight hexadecimal digits. From a table: ids are the larger part of the work of a trace. */
export const hexWord = (word: number): string => `${HALVES[word >>> BITS]}${HALVES[word & (2 ** BITS - 1)]}`;
