import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

/** No file, export or dependency that nobody uses. */
export const unused: Check = () => command("knip", ["--no-progress"]);
