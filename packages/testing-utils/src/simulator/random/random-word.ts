import type { SeededRandom } from "../../random/seeded-random.ts";
import { hexWord } from "./hex-word.ts";

/** 16 hexadecimal digits, as the ids of providers have at their ends. */
export const randomWord = (random: SeededRandom): string => hexWord(random.nextWord()) + hexWord(random.nextWord());
