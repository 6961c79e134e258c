import process from "node:process";

import fc from "fast-check";

// A failed property prints its seed: FC_SEED runs the same cases again.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["FC_SEED"]) });
