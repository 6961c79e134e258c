import type { SeededRandom } from "../../random/seeded-random.ts";

/** Whether something with that probability happens. It never does at 0, and always at 1. */
export const chance = (rate: number, random: SeededRandom): boolean => random.next() < rate;
