import type { Surface } from "./surface.ts";

/** Takes note of what was replaced: by detector and surface, never the value. */
export interface RedactionRecorder {
  /** `detector` is a detector's name, `"key"` for a rule about a key, `"content"` for content that was switched off. */
  replaced(detector: string, surface: Surface): void;
  /** A value that could not be cleaned and was withheld as a whole; `reason` is one of `WITHHELD_REASONS`, or the failed detector's name. */
  withheld(reason: string, surface: Surface): void;
  /** A value that was cut to its limit. */
  cut(surface: Surface): void;
}
