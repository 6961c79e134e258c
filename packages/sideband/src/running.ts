import type { Telemetry } from "./telemetry.ts";

/** The telemetry of this process, between `start()` and `shutdown()`. There is one, as there is one global provider. */
export const running: { telemetry: Telemetry | undefined } = { telemetry: undefined };
