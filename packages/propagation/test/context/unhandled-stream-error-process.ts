// An `error` event that nobody listens for, of a stream that is observed.
import process from "node:process";
import { PassThrough } from "node:stream";

import { traced } from "../../src/index.ts";

const open = traced("open")(() => new PassThrough());
open().destroy();
process.stdout.write("cancelled");
open().destroy(new Error("nobody listens"));
