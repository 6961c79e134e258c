import { setImmediate as turn } from "node:timers/promises";

/** The promise's value, or `undefined` if it does not settle without help. */
export const now = async <T>(promise: Promise<T>): Promise<T | undefined> => Promise.race([promise, turn(undefined)]);
