import process from "node:process";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** What this process used up from one moment to another. */
export interface ProcessUse {
  /** Processor time of the main thread, in microseconds. */
  readonly mainUs: number;
  /** The same of all threads together. */
  readonly processUs: number;
  /** How late the event loop was, in milliseconds, the millisecond between two looks included. */
  readonly delayP50Ms: number;
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
  readonly rssMb: number;
}

const totalUs = ({ user, system }: NodeJS.CpuUsage): number => user + system;

/** Begins to measure; call what it returns for what was used since. */
export const meterProcess = (): (() => ProcessUse) => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const main = process.threadCpuUsage();
  const all = process.cpuUsage();
  return () => {
    const mainUs = totalUs(process.threadCpuUsage(main));
    const processUs = totalUs(process.cpuUsage(all));
    delay.disable();
    const ms = (nanoseconds: number): number => nanoseconds / 1e6;
    return {
      mainUs,
      processUs,
      delayP50Ms: ms(delay.percentile(50)),
      delayP99Ms: ms(delay.percentile(99)),
      delayMaxMs: ms(delay.max),
      rssMb: process.memoryUsage.rss() / 2 ** 20,
    };
  };
};
