// Run as a process of its own: makes spans, and ends in the way it is told.
import { pbkdf2 } from "node:crypto";
import process from "node:process";

import { OffThreadSpanProcessor } from "../../../src/index.ts";
import { spanOf } from "../../support/spans.ts";

interface Instructions {
  readonly url: string;
  readonly ending: string;
  readonly spans: number;
  readonly telemetry?: boolean;
  readonly pipeline?: string;
  readonly flushOnExitMs?: number;
  readonly drainOnSignals?: boolean;
  readonly log?: boolean;
  /** What the last span makes the thread do. */
  readonly fate?: string;
  readonly busyPool?: boolean;
}

const instructions = JSON.parse(process.argv[2] ?? "") as Instructions;
const { url, ending, spans, fate = "test", flushOnExitMs = 20_000, drainOnSignals = false } = instructions;

const start = (): OffThreadSpanProcessor =>
  new OffThreadSpanProcessor({
    pipeline: new URL(`./${instructions.pipeline ?? "bytes-pipeline"}.ts`, import.meta.url),
    pipelineOptions: { url },
    flushOnExitMs,
    drainOnSignals,
    ...(instructions.log === true && { log: (line: string) => console.error(line) }),
  });

const processor = instructions.telemetry === false ? undefined : start();

const work = (): void => {
  for (let index = 1; index <= spans; index++) processor?.onEnd(spanOf(index === spans ? { name: fate } : {}));
};

const endings: Readonly<Record<string, () => unknown>> = {
  exit: () => process.exit(3),
  "exit at once": () => process.exit(3),
  "exit later": () => setTimeout(() => process.exit(3), 1000),
  throw: () => {
    throw new Error("a bug of the application");
  },
  reject: () => Promise.reject(new Error("a bug of the application")),
  "exit code": () => (process.exitCode = 4),
  end: () => undefined,
  "handled signal": () => {
    process.once("SIGTERM", () => process.exit(5));
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => {}, 60_000);
  },
  SIGTERM: () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => {}, 60_000);
  },
  SIGINT: () => {
    process.kill(process.pid, "SIGINT");
    setTimeout(() => {}, 60_000);
  },
  shutdown: async () => {
    await processor?.shutdown();
    console.log("after shutdown");
  },
};

console.log("started");
if (instructions.busyPool === true) {
  for (let index = 0; index < 12; index++) pbkdf2("application", "work", 400_000, 64, "sha512", () => {});
}
if (ending !== "exit at once") await new Promise((resolve) => setTimeout(resolve, 20));
work();
await endings[ending]?.();
