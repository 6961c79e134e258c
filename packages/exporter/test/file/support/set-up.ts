import type { Outcome } from "../../../src/outcome.ts";
import type { FileSender } from "../../../src/file/file-sender.ts";
import type { FileSpanExporterOptions } from "../../../src/file/options.ts";
import { NEVER } from "../../support/http-sender.ts";
import { MemoryDisk } from "./memory-disk.ts";
import { makeSender, payload } from "./requests.ts";

export const SENT: Outcome = { kind: "sent" };

export interface SetUp {
  readonly disk: MemoryDisk;
  readonly sender: FileSender;
  readonly send: (name: string) => Promise<Outcome>;
}

/** A sender that writes into `spans.jsonl` of a disk of its own. */
export const setUp = (options: Omit<FileSpanExporterOptions, "path"> = {}): SetUp => {
  const disk = new MemoryDisk();
  const sender = makeSender({ path: disk.path("spans.jsonl"), ...options }, { fileSystems: disk.fileSystems });
  return { disk, sender, send: (name) => sender.send(payload(name), NEVER) };
};
