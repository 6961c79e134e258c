import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

export const types: Check = () => command("turbo", ["run", "typecheck", "--output-logs=errors-only", "--continue"]);
