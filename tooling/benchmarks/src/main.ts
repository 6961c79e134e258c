import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import type { Result } from "./contest.ts";
import { cases } from "./run-case.ts";
import { heading, row } from "./table.ts";

const run = promisify(execFile);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});

const runner = fileURLToPath(new URL("./run-case.ts", import.meta.url));
const names = Object.keys(cases).filter((name) => positionals.length === 0 || positionals.includes(name));

if (!values.json) console.log(heading());
const results: Result[] = [];
for (const name of names) {
  const { stdout } = await run(process.execPath, ["--conditions=@sideband/source", runner, name]);
  const result = JSON.parse(stdout) as Result;
  results.push(result);
  if (!values.json) console.log(row(result));
}
if (values.json) console.log(JSON.stringify(results, undefined, 2));
process.exitCode = results.every(({ ratio, reach }) => reach === undefined || ratio <= reach) ? 0 : 1;
