import { requireBuild } from "./build.ts";
import type { Check } from "./check-type.ts";
import { command } from "./command.ts";
import { eachPackage } from "./each-package.ts";

export const publish: Check = async () => {
  await requireBuild();
  return eachPackage(({ directory }) =>
    command("pnpm", ["publish", "--dry-run", "--no-git-checks"], { cwd: directory }),
  );
};
