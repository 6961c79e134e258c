import type { Check } from "./check-type.ts";
import { command } from "./command.ts";
import { eachPackage } from "./each-package.ts";
import { tarballs } from "./tarballs.ts";

/** Types resolve to what runs, for every way of importing that Node.js has. */
export const attw: Check = async () => {
  const packed = await tarballs();
  return eachPackage(({ manifest }) =>
    command("attw", [packed.get(manifest.name) ?? "", "--profile", "esm-only", "--no-emoji", "--format", "table"]),
  );
};
