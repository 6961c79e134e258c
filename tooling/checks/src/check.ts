import process from "node:process";
import { styleText } from "node:util";

import { attw } from "./attw.ts";
import { boundaries } from "./boundaries.ts";
import { build } from "./build.ts";
import type { Check, Verdict } from "./check-type.ts";
import { consumer } from "./consumer.ts";
import { examples } from "./examples.ts";
import { format } from "./format.ts";
import { layers } from "./layers.ts";
import { lint } from "./lint.ts";
import { publint } from "./publint.ts";
import { publish } from "./publish.ts";
import { readme } from "./readme.ts";
import { scratch } from "./scratch.ts";
import { size } from "./size.ts";
import { type Row, table } from "./table.ts";
import { types } from "./types.ts";
import { unused } from "./unused.ts";

const checks: Record<string, Check> = {
  format,
  lint,
  types,
  readme,
  layers,
  boundaries,
  unused,
  build,
  size,
  publint,
  attw,
  publish,
  consumer,
  examples,
};

const attempt = async (check: Check): Promise<Verdict> => {
  try {
    return await check();
  } catch (error) {
    return { passed: false, output: error instanceof Error ? error.message : String(error) };
  }
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`Expected checks out of ${Object.keys(checks).join(", ")}, got ${unknown.join(", ")}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, check] of Object.entries(checks)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const startedMs = performance.now();
  const { passed, output } = await attempt(check);
  const row: Row = { name, passed, seconds: (performance.now() - startedMs) / 1000 };
  rows.push(row);
  if (!passed) console.log(`\n${styleText(["bold", "red"], name)}\n${output.trim()}\n`);
  else console.log(`${styleText("green", "ok")}  ${name}`);
}

scratch.remove();
console.log(`\n${table(rows)}`);
process.exitCode = rows.every((row) => row.passed) ? 0 : 1;
