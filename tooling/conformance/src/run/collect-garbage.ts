import { setImmediate as turn } from "node:timers/promises";

const ROUNDS = 20;

let round: Promise<void> | undefined;

/** Finalizers run in a turn of their own after a collection. */
const collectOnce = async (): Promise<void> => {
  await turn();
  globalThis.gc?.();
  await turn();
  round = undefined;
};

/** Collects until there is nothing more to wait for, or no hope. Those who wait at the same time share the rounds. */
export const collectGarbage = async (isDone: () => boolean): Promise<void> => {
  for (let count = 0; count < ROUNDS && !isDone(); count += 1) await (round ??= collectOnce());
};
