import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

import synchronous from "./pipeline.mjs";

const pipeline = (options, context) => {
  const file = join(tmpdir(), `sideband-launch-${process.pid}-${threadId}`);
  try {
    writeFileSync(file, "");
    rmSync(file);
    context.log("written");
  } catch (error) {
    context.log(error.code);
  }
  return synchronous(options, context);
};

export { pipeline as default };
