import type { RedactionRecorder } from "./redaction-recorder.ts";

/** Takes note of nothing: for texts that nobody has written. */
export const discardingRecorder: RedactionRecorder = /* @__PURE__ */ Object.freeze({
  replaced: () => undefined,
  withheld: () => undefined,
  cut: () => undefined,
});
