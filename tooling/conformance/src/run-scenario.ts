import { setImmediate as turn } from "node:timers/promises";

import { trace, type Span } from "@opentelemetry/api";
import { FakeProvider } from "@sideband/testing-utils";

import type { ModelClient } from "./clients/model-client.ts";
import type { Observation } from "./observation.ts";
import { Program } from "./program/program.ts";
import { collectGarbage } from "./run/collect-garbage.ts";
import type { LoadedAdapter } from "./run/load-adapter.ts";
import { PendingFetches } from "./run/pending-fetches.ts";
import { requestFacts } from "./run/request-facts.ts";
import { currentRun, newRunRecord, type RunRecord } from "./run/run-record.ts";
import { spanFacts } from "./run/span-facts.ts";
import { PARENT_SCOPE } from "./run/span-watch.ts";
import { within } from "./run/within.ts";
import type { Scenario } from "./scenario.ts";

/** Nobody listens there, and nobody may. */
const NOWHERE = { openAIUrl: "http://127.0.0.1:1/v1", anthropicUrl: "http://127.0.0.1:1" };

const NOTHING: Observation = {
  lines: [],
  errorNames: [],
  unhandled: [],
  requests: [],
  firstChunkMs: null,
  spans: [],
};

const LONGEST_RUN_MS = 15_000;
const LONGEST_IDLE_MS = 15_000;

/** Turns of the event loop in which what is on its way happens: late requests, late ends, late rejections. */
const TURNS = 20;

const someTurns = async (): Promise<void> => {
  for (let count = 0; count < TURNS; count += 1) await turn();
};

/** A scenario with what it is run against: the plain client (no adapter: the control) or the instrumented one. */
interface Setting {
  readonly scenario: Scenario;
  readonly api: ModelClient;
  readonly adapter: LoadedAdapter | null;
  readonly record: RunRecord;
  readonly fetches: PendingFetches;
}

/** An instrumentation that cannot take the client leaves it as it is; that it threw stands before what is printed. */
const openClient = (setting: Setting, { url: openAIUrl, anthropicUrl }: FakeProvider): object => {
  const { scenario, api, adapter, record, fetches } = setting;
  const place = scenario.refused === true ? NOWHERE : { openAIUrl, anthropicUrl };
  const client = api.open({ ...place, fetch: fetches.fetch });
  try {
    return adapter === null ? client : adapter.instrument(client, api.kind);
  } catch (error) {
    record.lines.push(`instrument() threw ${String(error)}`);
    return client;
  }
};

const runProgram = async (scenario: Scenario, program: Program): Promise<void> => {
  try {
    await within(LONGEST_RUN_MS, scenario.run(program));
  } catch (error) {
    program.print("threw", error);
  }
};

/** Waits for what comes after the program: at the provider, in the next turns, from the collector, at a flush. */
const settle = async ({ scenario, adapter, record, fetches }: Setting, provider: FakeProvider): Promise<void> => {
  await someTurns();
  await fetches.arrived(provider, LONGEST_IDLE_MS);
  await provider.idle({ timeoutMs: LONGEST_IDLE_MS }).catch(() => {});
  await someTurns();
  if (scenario.abandons === true) await collectGarbage(() => record.spans.every(({ ends }) => ends > 0));
  await adapter?.flush?.();
};

const observe = async (setting: Setting, parent: Span): Promise<Observation> => {
  const { scenario, api, adapter, record } = setting;
  await using provider = await FakeProvider.start({ script: scenario.script });
  await runProgram(scenario, new Program(api, openClient(setting, provider), provider, record));
  await settle(setting, provider);
  const { spanId } = parent.spanContext();
  return {
    lines: record.lines,
    errorNames: [...record.errorNames],
    unhandled: record.unhandled,
    requests: requestFacts(provider.requests()),
    firstChunkMs: record.firstChunkMs,
    spans: adapter === null ? [] : record.spans.map((span) => spanFacts(span, adapter.read, spanId)),
  };
};

/** Runs a scenario once, in this process; runs that go on at the same time do not mix. */
export const runScenario = (
  scenario: Scenario,
  api: ModelClient,
  adapter: LoadedAdapter | null,
): Promise<Observation> => {
  const record = newRunRecord();
  return currentRun.run(record, () =>
    trace.getTracer(PARENT_SCOPE).startActiveSpan(scenario.name, async (parent) => {
      try {
        return await observe({ scenario, api, adapter, record, fetches: new PendingFetches() }, parent);
      } catch (error) {
        if (adapter === null) throw error;
        return { ...NOTHING, lines: [`the adapter threw ${String(error)}`] };
      } finally {
        parent.end();
      }
    }),
  );
};
