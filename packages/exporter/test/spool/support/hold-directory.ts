/** A program, or a thread, that holds a directory, says so, and lives on if it is told to. */
import { parentPort } from "node:worker_threads";

import { socketLocks } from "../../../src/spool/directory-lock.ts";

const [directory = "", then] = process.argv.slice(2);
await socketLocks.hold(directory);
if (parentPort === null) process.send?.("held");
else parentPort.postMessage("held");
if (then === "live on") setInterval(() => {}, 60_000);
else process.disconnect();
