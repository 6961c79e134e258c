import process from "node:process";
import { styleText } from "node:util";

import { parseCommandLine } from "./command-line.ts";
import { formatReport } from "./report.ts";
import { runSuite, type SuiteResult } from "./suite.ts";

const resultsOf = async (args: readonly string[]): Promise<readonly SuiteResult[]> => {
  try {
    return await runSuite(parseCommandLine(args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
};

const results = await resultsOf(process.argv.slice(2));
for (const result of results) console.log(`${formatReport(result, (colour, text) => styleText(colour, text))}\n`);

const isGood = results.every(
  ({ cells, strays }) =>
    cells.length > 0 && strays.length === 0 && cells.every(({ findings }) => findings.length === 0),
);
process.exitCode = isGood ? 0 : 1;
