import type { ThreadConfiguration } from "./configuration.ts";
import { expectBoolean, expectInteger, expectSection } from "./expect-option.ts";
import { MAX_DELAY_MS } from "./exporter-settings.ts";

/** Where the pipeline runs, checked. */
export interface ThreadSettings {
  readonly own: boolean;
  readonly flushOnExitMs: number | undefined;
  readonly drainOnSignals: boolean;
}

/** @throws TypeError for a value of the configuration that cannot work. */
export const threadSettings = (section: ThreadConfiguration | undefined): ThreadSettings => {
  const { own, flushOnExitMs, drainOnSignals } = expectSection("thread", section, [
    "own",
    "flushOnExitMs",
    "drainOnSignals",
  ]);
  return {
    own: expectBoolean("thread.own", own) ?? true,
    flushOnExitMs: expectInteger("thread.flushOnExitMs", flushOnExitMs, 0, MAX_DELAY_MS),
    drainOnSignals: expectBoolean("thread.drainOnSignals", drainOnSignals) ?? false,
  };
};
