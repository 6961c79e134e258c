import process from "node:process";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

export interface SignalDrainOptions {
  /** Blocks until what is left is settled. */
  readonly drain: () => void;
  /** Sends off what is left. */
  readonly flush: () => void;
}

/**
 * Has the signals that end a process wait for a pipeline. If nobody else listens, the signal is raised again, so that
 * the process ends as it would have; else the other listeners decide what happens.
 *
 * @returns what takes the listeners away
 */
export const drainOnSignals = ({ drain, flush }: SignalDrainOptions): (() => void) => {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) {
      flush();
      return;
    }
    drain();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return stop;
};
