/** A program that sends for ever, and says of each request that was sent which one it was. */
import { writeSync } from "node:fs";

import { makeSender, payload } from "./requests.ts";

const [path = "", prefix = "", length = "0"] = process.argv.slice(2);
const sender = makeSender({ path, maxFileBytes: 4_000_000, maxFiles: 1000 });
const never = new AbortController().signal;

const run = async (worker: number): Promise<void> => {
  for (let number = 0; ; number++) {
    const name = `${prefix}.${worker}.${number}:`;
    const { kind } = await sender.send(payload(name + "x".repeat(Number(length))), never);
    if (kind === "sent") writeSync(1, `${name}\n`);
  }
};

await Promise.all([run(0), run(1), run(2)]);
