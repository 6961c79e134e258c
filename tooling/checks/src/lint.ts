import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

export const lint: Check = () => command("oxlint", ["--type-aware", "--deny-warnings"]);
