import process from "node:process";

import { clients } from "../clients.ts";
import type { Observation } from "../observation.ts";
import { errorNames } from "../program/error-facts.ts";
import { runScenario } from "../run-scenario.ts";
import { scenarios } from "../scenarios.ts";
import type { CellName } from "./cell-name.ts";
import { currentRun } from "./run-record.ts";
import { loadAdapter, type LoadedAdapter } from "./load-adapter.ts";
import { startTelemetry } from "./start-telemetry.ts";

/** What the process is told. */
export interface RunOrder {
  /** `null`: the control, with no telemetry at all. */
  readonly adapterUrl: string | null;
  readonly cells: readonly CellName[];
}

/** What it tells once the adapter has been loaded. */
export interface ReadyMessage {
  readonly kind: "ready";
  readonly name: string;
  readonly kinds: readonly string[] | null;
  readonly notRecorded: readonly string[];
}

export type RunMessage =
  | ReadyMessage
  | { readonly kind: "cell"; readonly cell: CellName; readonly observation: Observation }
  | { readonly kind: "stray"; readonly unhandled: string }
  | { readonly kind: "done" };

/** So many that the waits of one run are the work of others. */
const AT_ONCE = 6;

const tell = (message: RunMessage): void => void process.send?.(message);

/** An application would die of it; here it is a finding of the run in which it happened. */
const noteUnhandled = (reason: unknown): void => {
  const unhandled = reason instanceof Error ? `${reason.constructor.name}: ${reason.message}` : String(reason);
  const run = currentRun.getStore();
  if (run === undefined) return tell({ kind: "stray", unhandled });
  run.unhandled.push(unhandled);
  for (const name of errorNames(reason)) run.errorNames.add(name);
};

const runCells = async (cells: readonly CellName[], adapter: LoadedAdapter | null): Promise<void> => {
  const left = cells.values();
  const work = async (): Promise<void> => {
    for (const cell of left) {
      const scenario = scenarios.find(({ name }) => name === cell.scenario);
      const client = clients.find(({ name }) => name === cell.client);
      if (scenario === undefined || client === undefined)
        throw new Error(`Expected a known cell, got ${JSON.stringify(cell)}`);
      tell({ kind: "cell", cell, observation: await runScenario(scenario, client, adapter) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const loadFor = async (adapterUrl: string): Promise<LoadedAdapter> => {
  startTelemetry();
  return loadAdapter(adapterUrl);
};

const obey = async ({ adapterUrl, cells }: RunOrder): Promise<void> => {
  const adapter = adapterUrl === null ? null : await loadFor(adapterUrl);
  const kinds = adapter?.kinds ?? null;
  const notRecorded = Object.entries(adapter?.read ?? {}).flatMap(([name, read]) => (read === null ? [name] : []));
  tell({ kind: "ready", name: adapter?.name ?? "control", kinds, notRecorded });
  const wanted = new Set(clients.filter(({ kind }) => kinds?.includes(kind) ?? true).map(({ name }) => name));
  await runCells(
    cells.filter(({ client }) => wanted.has(client)),
    adapter,
  );
  tell({ kind: "done" });
};

process.on("unhandledRejection", noteUnhandled);
process.on("uncaughtException", noteUnhandled);
// The other side leaves when all has arrived, or when it dies.
process.once("disconnect", () => process.exit());
process.once("message", (order) => {
  void obey(order as RunOrder).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
