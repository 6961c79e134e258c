import type { Check } from "./check-type.ts";
import { command } from "./command.ts";
import { eachPackage } from "./each-package.ts";
import { tarballs } from "./tarballs.ts";

export const publint: Check = async () => {
  const packed = await tarballs();
  return eachPackage(({ manifest }) => command("publint", ["run", packed.get(manifest.name) ?? "", "--strict"]));
};
