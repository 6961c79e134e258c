import { readFile, writeFile } from "node:fs/promises";

/** What an instrumentation is known to fail in, as a file; written anew where `UPDATE_KNOWN_FAILURES` is set. */
export const knownFailures = async (name: string, found: readonly string[]): Promise<readonly string[]> => {
  const file = new URL(`../known-failures/${name}.txt`, import.meta.url);
  if (process.env["UPDATE_KNOWN_FAILURES"] !== undefined) await writeFile(file, `${found.join("\n")}\n`);
  return (await readFile(file, "utf8")).trim().split("\n");
};

/** Of how many of a hundred lines it may be chance: some instrumentations race with what they instrument. */
const CHANCE_PERCENT = 5;

/** What is known and was not found, and what was found and is not known; none where that may be chance. */
export const surprises = (known: readonly string[], found: readonly string[]): readonly string[] => {
  const different = [
    ...known.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !known.includes(line)).map((line) => `+ ${line}`),
  ];
  return different.length * 100 <= known.length * CHANCE_PERCENT ? [] : different;
};
