import { requireBuild } from "./build.ts";
import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

/** Each entry point, minified and compressed, within the limits of `.size-limit.json`. */
export const size: Check = async () => {
  await requireBuild();
  return command("size-limit", []);
};
