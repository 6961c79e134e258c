import { expect, test } from "vitest";

import { Segment } from "../../src/spool/segment.ts";
import { complain, Machine, settle } from "../support/spool.ts";

test("a file that could not be opened does not take along one that was opened after it", async () => {
  const { disk } = new Machine();
  await disk.makeDirectory("/data");
  const segment = new Segment(disk, "/data", { createdMs: 1, salt: 2 });
  await segment.create();
  await segment.close();

  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const gates = [first, second];
  disk.hook = (operation) => (operation === "open" ? gates.shift()?.promise : undefined);
  const early = segment.sync();
  const closed = segment.close();
  const late = segment.sync();
  first.promise.catch(() => {});
  first.reject(Object.assign(new Error("no"), { code: "EMFILE" }));
  await expect(early).rejects.toMatchObject({ code: "EMFILE" });
  await closed;
  second.resolve();
  await late;
  expect(disk.descriptors).toBe(1);
  await segment.close();
  expect(disk.descriptors).toBe(0);
});

test("what is being done with a file is done before it is let go of", async () => {
  const { disk } = new Machine();
  await disk.makeDirectory("/data");
  const segment = new Segment(disk, "/data", { createdMs: 1, salt: 2 });
  await segment.create();
  const gate = Promise.withResolvers<void>();
  disk.hook = (operation) => {
    if (operation === "close") expect(isDone).toBe(true);
    return operation === "read" ? gate.promise : undefined;
  };
  let isDone = false;
  const reading = segment.read(Buffer.alloc(16), 0).then(() => (isDone = true));
  const closed = segment.close();
  await settle();
  gate.resolve();
  await Promise.all([reading, closed]);
  disk.hook = () => complain("EIO");
  await expect(segment.read(Buffer.alloc(16), 0)).rejects.toMatchObject({ code: "EIO" });
  expect(disk.descriptors).toBe(0);
});
