import { setTimeout as sleep } from "node:timers/promises";

import synchronous from "./pipeline.mjs";

const pipeline = async (options, context) => {
  await sleep(50);
  return synchronous(options, context);
};

export { pipeline as default };
