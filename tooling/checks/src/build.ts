import type { Check, Verdict } from "./check-type.ts";
import { command } from "./command.ts";

let running: Promise<Verdict> | undefined;

/** Builds once per run, whichever check asks first. */
export const build: Check = () =>
  (running ??= command("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only", "--continue"]));

/** For what only makes sense of a finished build; the reason stands under the check `build`. */
export const requireBuild = async (): Promise<void> => {
  const { passed } = await build();
  if (!passed) throw new Error("The packages could not be built: see `pnpm check build`");
};
