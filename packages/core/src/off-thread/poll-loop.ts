/** So much was there that there may be more already: other work of the thread gets its turn, and no sleep. */
const FLOOD = 512;

/** The sleep while there is something to do, in milliseconds: each waking costs as much as some dozen spans. */
const BUSY_MS = 10;

/** The sleep while there is nothing, in milliseconds: a ring has room for what comes meanwhile, however much. */
const IDLE_MS = 20;

export interface PollLoopOptions {
  /** Does what there is to do; how much it was. */
  readonly poll: () => number;
  /** Whether the timer keeps its thread alive. */
  readonly keepsAlive: boolean;
}

/**
 * Polls, and sleeps the longer the less there is to do: whoever makes work then need not wake anybody.
 *
 * @returns what stops it
 */
export const startPolling = ({ poll, keepsAlive }: PollLoopOptions): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const turn = (): void => {
    timer = setTimeout(turn, sleepAfter(poll()));
    if (!keepsAlive) timer.unref();
  };
  turn();
  return () => clearTimeout(timer);
};

const sleepAfter = (done: number): number => {
  if (done >= FLOOD) return 0;
  return done > 0 ? BUSY_MS : IDLE_MS;
};
