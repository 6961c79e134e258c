/** Node.js takes a longer time for no time at all. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;
