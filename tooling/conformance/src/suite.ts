import { clients as allClients } from "./clients.ts";
import type { ModelClient } from "./clients/model-client.ts";
import type { Finding } from "./judge/finding.ts";
import { judge } from "./judge/judge.ts";
import { cellKey } from "./run/cell-name.ts";
import { adapterUrl } from "./run/load-adapter.ts";
import { type Run, spawnRun } from "./run/spawn-run.ts";
import type { Scenario } from "./scenario.ts";
import { scenarios as allScenarios } from "./scenarios.ts";

/** What to run; all where nothing is said. */
export interface SuiteOptions {
  /** Names of ours, or paths of modules that export an `adapter`. */
  readonly adapters: readonly string[];
  /** Parts of names. */
  readonly clients?: readonly string[];
  readonly scenarios?: readonly string[];
}

/** A scenario with a client, judged. */
export interface Cell {
  readonly scenario: string;
  readonly client: string;
  readonly findings: readonly Finding[];
}

/** What an adapter's run has given. */
export interface SuiteResult {
  readonly adapter: string;
  /** In the order of the columns. */
  readonly clients: readonly string[];
  readonly cells: readonly Cell[];
  /** What its spans never have, and is not judged. */
  readonly notRecorded: readonly string[];
  /** What went wrong outside of any cell. */
  readonly strays: readonly string[];
}

interface Pair {
  readonly scenario: Scenario;
  readonly client: ModelClient;
}

const chosen = <Named extends { readonly name: string }>(
  all: readonly Named[],
  parts?: readonly string[],
): readonly Named[] =>
  parts === undefined || parts.length === 0 ? all : all.filter(({ name }) => parts.some((part) => name.includes(part)));

const pairsOf = (options: SuiteOptions): readonly Pair[] =>
  chosen(allScenarios, options.scenarios).flatMap((scenario) =>
    chosen(allClients, options.clients)
      .filter((client) => scenario.for === "all" || client.completions !== null)
      .map((client) => ({ scenario, client })),
  );

const judgeRun = (pairs: readonly Pair[], control: Run, run: Run): SuiteResult => {
  const { name: adapter, notRecorded, kinds, strays } = run;
  const cells = pairs
    .filter(({ client }) => kinds === null || kinds.includes(client.kind))
    .map(({ scenario, client }): Cell => {
      const name = { scenario: scenario.name, client: client.name };
      const plain = control.observations.get(cellKey(name));
      const observed = run.observations.get(cellKey(name));
      if (plain === undefined)
        throw new Error(`Expected the control to run ${cellKey(name)}, got ${control.strays.join()}`);
      if (observed === undefined)
        return { ...name, findings: [{ aspect: "output", message: "the process died before" }] };
      return { ...name, findings: judge({ scenario, client, control: plain, observed, notRecorded }) };
    });
  const tried = new Set(cells.map(({ client }) => client));
  const clients = allClients.map(({ name }) => name).filter((name) => tried.has(name));
  return { adapter, clients, cells, notRecorded, strays };
};

/** Runs the control once and each adapter against it, every one in a process of its own. */
export const runSuite = async (options: SuiteOptions): Promise<readonly SuiteResult[]> => {
  const pairs = pairsOf(options);
  const cells = pairs.map(({ scenario, client }) => ({ scenario: scenario.name, client: client.name }));
  const [control, ...runs] = await Promise.all(
    [null, ...options.adapters.map(adapterUrl)].map((url) => spawnRun({ adapterUrl: url, cells })),
  );
  return control === undefined ? [] : runs.map((run) => judgeRun(pairs, control, run));
};
