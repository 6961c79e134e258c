import type { Verdict } from "./check-type.ts";
import { publishedPackages, type WorkspacePackage } from "./workspace.ts";

/** Asks every published package the same question, and keeps only the answers that matter. */
export const eachPackage = async (ask: (one: WorkspacePackage) => Promise<Verdict>): Promise<Verdict> => {
  const complaints: string[] = [];
  for (const one of publishedPackages()) {
    const { passed, output } = await ask(one);
    if (!passed) complaints.push(`${one.manifest.name}\n${output}`);
  }
  return { passed: complaints.length === 0, output: complaints.join("\n\n") };
};
