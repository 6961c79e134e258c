/** A program that would let everybody read its files, keeps something in a spool, says so, and lives on. */
import { DiskSpool } from "../../../src/spool/disk-spool.ts";

process.umask(0);
const [directory = ""] = process.argv.slice(2);
await new DiskSpool({ directory }).append({ body: Buffer.from("a"), items: 1 });
process.send?.("kept");
setInterval(() => {}, 60_000);
