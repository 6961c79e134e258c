import { availableParallelism, cpus, totalmem } from "node:os";
import process from "node:process";

export interface MachineFacts {
  readonly date: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryMb: number;
}

export const machineFacts = (): MachineFacts => ({
  date: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processor: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memoryMb: Math.round(totalmem() / 2 ** 20),
});
