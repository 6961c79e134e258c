import { wrongOption } from "../expect-option.ts";
import { REDACTION_MODES, type RedactionMode } from "../replace/redaction-mode.ts";
import type { RedactorOptions, ResolvedRedactorOptions } from "../redactor-options.ts";
import { expectDetectorName } from "./expect-detector-name.ts";

const expectMode = (option: string, mode: unknown): RedactionMode => {
  if (REDACTION_MODES.includes(mode as RedactionMode)) return mode as RedactionMode;
  throw wrongOption(option, REDACTION_MODES.map((known) => JSON.stringify(known)).join(", "), mode);
};

/** What becomes of what a detector finds: what the option says of it, else of all, else what it says itself. */
export const resolveMode = (
  mode: RedactorOptions["mode"],
  names: ReadonlySet<string>,
): ResolvedRedactorOptions["modeOf"] => {
  if (mode === undefined) return (detector) => detector.mode ?? "label";
  if (typeof mode !== "object" || mode === null || Array.isArray(mode)) {
    const all = expectMode("mode", mode);
    return () => all;
  }
  const modes = new Map<string, RedactionMode>();
  for (const [name, one] of Object.entries(mode))
    modes.set(expectDetectorName("mode", name, [...names, "default"]), expectMode(`mode.${name}`, one));
  const others = modes.get("default");
  return ({ name, mode: own = "label" }) => (name === "default" ? undefined : modes.get(name)) ?? others ?? own;
};
