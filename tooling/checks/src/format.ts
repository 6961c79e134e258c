import type { Check } from "./check-type.ts";
import { command } from "./command.ts";

export const format: Check = () => command("oxfmt", ["--check", "."]);
