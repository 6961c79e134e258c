import type { Check } from "./check.ts";
import type { Paint } from "./paint.ts";

/** One line for each check, with what is wrong below those that fail. */
export const checklist = (checks: readonly Check[], paint: Paint): string[] =>
  checks.flatMap(({ name, problem }) =>
    problem === ""
      ? [`  ${paint("green", "✓")} ${name}`]
      : [`  ${paint("red", "✗")} ${name}`, `    ${paint("red", problem)}`],
  );
