import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

const SCATTERED_DIGITS = /\d[a-z]{1,16}\d/i;

/**
 * Whether a text of some fifteen letters and digits looks random. In so few, letters follow each other as in words more
 * often by chance; but words seldom stand between digits.
 */
export const looksRandomIfShort = (text: string): boolean =>
  looksRandom(text) || (SCATTERED_DIGITS.test(text) && isVaried(text));
