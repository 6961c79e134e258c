/** A program that takes everything out of each spool that it is told of, and answers with what that was. */
import { DiskSpool } from "../../../src/spool/disk-spool.ts";

process.on("message", async (directory: string) => {
  const spool = new DiskSpool({ directory, log: (line) => console.error(line) });
  await spool.open({ recovered: () => {}, lost: () => {} });
  const taken: string[] = [];
  for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
    taken.push(Buffer.from(next.payload.body).toString());
    next.settle();
  }
  await spool.close();
  process.send?.(taken);
});
process.send?.("ready");
