import type { Log } from "./log.ts";
import type { Telemetry } from "./telemetry.ts";

interface Running {
  telemetry: Telemetry | undefined;
  /** Where that telemetry tells what goes wrong. */
  log: Log | undefined;
}

/** What runs in this process, between `start()` and `shutdown()`. There is one, as there is one global provider. */
export const running: Running = { telemetry: undefined, log: undefined };
