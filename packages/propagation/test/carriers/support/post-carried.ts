/** A thread that posts the trace context in its data, and the data. */
import { parentPort, workerData } from "node:worker_threads";

import { workerDataCarrier } from "../../../src/carriers/worker-data-carrier.ts";
import { extract } from "./round-trip.ts";

parentPort?.postMessage({ carried: extract(workerData, workerDataCarrier), workerData });
