import { expect } from "vitest";

import type { Scheduler } from "@sideband/core";
import { DiskSpool } from "../../src/spool/disk-spool.ts";
import type { DiskSpoolOptions } from "../../src/spool/disk-spool-options.ts";
import type { Payload } from "../../src/sender.ts";
import type { SpoolFileSystem } from "../../src/spool/file-system.ts";
import type { AppendOutcome, Spool } from "../../src/spool/spool.ts";
import { MemoryDisk } from "./memory-disk.ts";
import { VirtualScheduler } from "./virtual-scheduler.ts";

/** What a spool tells without being asked. */
export class SpoolNews {
  recovered = 0;
  readonly lost: Record<string, number> = {};

  readonly listener: Parameters<Spool["open"]>[0] = {
    recovered: (items) => void (this.recovered += items),
    lost: (reason, items) => void (this.lost[reason] = (this.lost[reason] ?? 0) + items),
  };
}

export interface OpenedSpool {
  readonly spool: DiskSpool;
  readonly news: SpoolNews;
  readonly lines: string[];
  /** Resolves when what other processes left has been looked for. */
  readonly opened: Promise<void>;
}

/** A machine with one disk and one clock, on which processes come and go. */
export class Machine {
  readonly scheduler: VirtualScheduler = new VirtualScheduler();
  readonly disk: MemoryDisk = new MemoryDisk(() => this.scheduler.wallTime());
  #boots = 0;

  /** A spool of a new process, not opened yet. */
  spool(options: Partial<DiskSpoolOptions> = {}): DiskSpool {
    return new DiskSpool({
      directory: "/data/spool",
      fsync: "batch",
      fileSystem: this.disk,
      locks: this.disk.locks,
      scheduler: this.#schedulerOfNow(),
      ...options,
    });
  }

  /** A process starts. */
  start(options: Partial<DiskSpoolOptions> = {}): OpenedSpool {
    const lines: string[] = [];
    const spool = this.spool({ log: (line) => lines.push(line), ...options });
    const news = new SpoolNews();
    return { spool, news, lines, opened: spool.open(news.listener) };
  }

  /** All processes are killed: what they have written stays. */
  kill(): void {
    this.#boots += 1;
    this.disk.kill();
  }

  /** The power fails: what was not synced is gone. */
  crash(): void {
    this.#boots += 1;
    this.disk.crash();
  }

  /** Until all are killed: the dead do nothing any more. */
  #schedulerOfNow(): Scheduler {
    const { scheduler } = this;
    const boots = this.#boots;
    return {
      now: () => scheduler.now(),
      wallTime: () => scheduler.wallTime(),
      schedule: (callback, delayMs) =>
        scheduler.schedule(() => {
          if (boots === this.#boots) callback();
        }, delayMs),
    };
  }
}

export const payloadOf = (text: string, items = 1): Payload => ({ body: Buffer.from(text), items });

/** Lets everything happen that waits for nothing but its turn. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Takes everything out of a spool, as text. */
export const takeAll = async (spool: Spool): Promise<string[]> => {
  const texts: string[] = [];
  for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
    texts.push(Buffer.from(next.payload.body).toString());
    next.settle();
  }
  return texts;
};

/** A file of 4096 bytes has room for four of them. */
export const textOf = (number: number): string => `${number}:`.padEnd(900, "x");

export const numberOf = (body: Uint8Array | undefined): number =>
  Number.parseInt(Buffer.from(body ?? []).toString(), 10);

export const range = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

export const appendOne = ({ spool }: OpenedSpool, number: number): Promise<AppendOutcome> =>
  spool.append(payloadOf(textOf(number)));

export const appendAll = async (process: OpenedSpool, numbers: readonly number[]): Promise<void> => {
  for (const number of numbers) expect(await appendOne(process, number)).toEqual({ kind: "stored" });
};

/** Takes out what there is, as numbers. @param times how often it is tried when nothing comes any more. */
export const take = async ({ spool }: OpenedSpool, times = 1): Promise<number[]> => {
  const taken: string[] = [];
  for (let time = 0; time < times; time++) taken.push(...(await takeAll(spool)));
  return taken.map((text) => Number.parseInt(text, 10));
};

export const segmentsOf = ({ disk }: Machine): string[] =>
  [...disk.files().keys()].filter((path) => path.endsWith(".spool") && !path.includes("quarantine")).toSorted();

/** Complains in the way of a disk. */
export const complain = (code: string): never => {
  throw Object.assign(new Error(`${code}: the disk says no`), { code });
};

export interface HeldUp {
  /** Resolves when there is a call that is held up. */
  readonly reached: Promise<void>;
  letGo(): void;
}

/** Holds up all calls to a disk of one kind, until they are let go. */
export const holdUp = (disk: MemoryDisk, operation: keyof SpoolFileSystem, path: RegExp = /./): HeldUp => {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  disk.hook = (called, at) => {
    if (called !== operation || !path.test(at)) return undefined;
    reached.resolve();
    return gate.promise;
  };
  return {
    reached: reached.promise,
    letGo: () => {
      disk.hook = () => {};
      gate.resolve();
    },
  };
};

/** The file of segments that there is, with its path. */
export const onlySegment = ({ disk }: Machine): readonly [path: string, content: Buffer] => {
  const segments = [...disk.files()].filter(([path]) => !path.includes("quarantine"));
  const [segment] = segments;
  if (segment === undefined || segments.length > 1) throw new Error(`Expected one segment, got ${segments.length}`);
  return segment;
};

export const stored = { kind: "stored" } as const;
export const refused = { kind: "refused" } as const;

/** Options of a spool whose files are full soon. */
export const small = { segmentBytes: 4096, maxBytes: 1_000_000 } as const;
