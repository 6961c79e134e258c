import { fork } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";

import type { Observation } from "../observation.ts";
import { cellKey } from "./cell-name.ts";
import type { ReadyMessage, RunMessage, RunOrder } from "./run-process.ts";

/** What a process of its own has observed. */
export interface Run {
  /** The adapter's, or that of the control. */
  readonly name: string;
  readonly observations: ReadonlyMap<string, Observation>;
  /** The readers that the adapter does not have. */
  readonly notRecorded: readonly string[];
  /** `null`: all. */
  readonly kinds: readonly string[] | null;
  /** What went wrong outside of any cell: rejections, and how the process died if it did. */
  readonly strays: readonly string[];
}

const PROGRAM = fileURLToPath(new URL("./run-process.ts", import.meta.url));

/**
 * Runs cells in a process of its own: an instrumentation that takes its host down takes nothing else. Rejects where the
 * adapter cannot be loaded.
 */
export const spawnRun = async (order: RunOrder): Promise<Run> => {
  const observations = new Map<string, Observation>();
  const strays: string[] = [];
  let ready: ReadyMessage | undefined;
  const child = fork(PROGRAM, {
    execArgv: ["--conditions=@sideband/source", "--expose-gc", "--no-warnings"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  child.on("message", (sent) => {
    const message = sent as RunMessage;
    if (message.kind === "ready") ready = message;
    if (message.kind === "cell") observations.set(cellKey(message.cell), message.observation);
    if (message.kind === "stray") strays.push(message.unhandled);
    if (message.kind === "done") child.disconnect();
  });
  child.send(order);
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (ready === undefined)
    throw new Error(`Expected ${order.adapterUrl ?? "the control"} to start, got ${signal ?? code}`);
  if (code !== 0) strays.push(`the process ended with ${signal ?? `code ${code}`}`);
  return { ...ready, observations, strays };
};
