import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

/** Who may depend on whom, tests included: the tags in `turbo.json`. */
export const boundaries: Check = () => command("turbo", ["boundaries"]);
