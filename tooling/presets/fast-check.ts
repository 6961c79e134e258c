import process from "node:process";

import fc from "fast-check";

const numberIn = (name: string): number | undefined => {
  const text = process.env[name];
  return text === undefined ? undefined : Number(text);
};

const seed = numberIn("FC_SEED");
const numRuns = numberIn("FC_NUM_RUNS");

// A failed property prints its seed: FC_SEED runs the same cases again, FC_NUM_RUNS runs more of them.
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  ...(seed !== undefined && { seed }),
  ...(numRuns !== undefined && { numRuns }),
});
