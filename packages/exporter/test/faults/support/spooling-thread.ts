import { workerData } from "node:worker_threads";

import { DiskSpool } from "../../../src/spool/disk-spool.ts";
import { encodeRequests } from "./encode-requests.ts";

const { directory, spans } = workerData as { directory: string; spans: number };

const spool = new DiskSpool({ directory });
await spool.open({ recovered: () => {}, lost: () => {} });
for (const payload of encodeRequests(spans)) await spool.append(payload);
// Nobody closes it: a thread that is over holds nothing any more.
process.exit();
