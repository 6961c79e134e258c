#!/usr/bin/env node
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

import { main } from "./main.ts";

/** The package's own manifest, by its name: this file lies elsewhere once it is built. */
const manifest = (): { readonly version: string } => {
  const path = fileURLToPath(import.meta.resolve("@sideband/testing-utils/package.json"));
  return JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
};

// Who reads the output may stop reading, as `head` does: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main({
  args: process.argv.slice(2),
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  version: manifest().version,
});
