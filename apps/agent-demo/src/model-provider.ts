import { FakeProvider } from "@sideband/testing-utils";

import type { LiveProviders } from "./command-line.ts";
import type { ScriptEvidence } from "./evidence.ts";
import type { ModelAccess } from "./model-access.ts";
import { BILLING_MODEL, liveTickets, scriptedScenario, SUPPORT_MODEL } from "./scenario.ts";
import type { Terminal } from "./terminal.ts";
import type { Ticket } from "./ticket.ts";

/** Who answers the agents' questions. */
export interface ModelProvider extends AsyncDisposable {
  readonly openai: ModelAccess;
  /** Absent: there is no billing agent. */
  readonly anthropic?: ModelAccess;
  readonly tickets: readonly Ticket[];
  /** What it saw, where it can be asked. */
  evidence(): Promise<ScriptEvidence | undefined>;
}

/** A provider in a process of its own that answers by the script, and speaks like both vendors. */
const scriptedProvider = async (terminal: Terminal, pace: number): Promise<ModelProvider> => {
  const { tickets, script, expected } = scriptedScenario(pace);
  const provider = await FakeProvider.spawn({ script });
  terminal.line(`  model provider  ${provider.url}  process ${provider.pid}`);
  return {
    openai: { apiKey: "sk-demo-client-3Vb8Yp5Gm2Js", baseUrl: provider.url, model: SUPPORT_MODEL },
    anthropic: { apiKey: "sk-ant-demo-client-9Ck4Xw7Rf1Tn", baseUrl: provider.anthropicUrl, model: BILLING_MODEL },
    tickets,
    async evidence() {
      const calls = await provider.idle();
      return { calls, expected };
    },
    [Symbol.asyncDispose]: () => provider.close(),
  };
};

const realProvider = ({ openai, anthropic }: LiveProviders, terminal: Terminal): ModelProvider => {
  const tell = (agent: string, { baseUrl, model }: ModelAccess): void =>
    terminal.line(`  ${agent.padEnd(14)}  ${baseUrl ?? "of the client's default"}  real, model ${model}`);
  tell("support model", openai);
  if (anthropic !== undefined) tell("billing model", anthropic);
  else terminal.line("  billing model   none without ANTHROPIC_API_KEY: a colleague does that work");
  return {
    openai,
    ...(anthropic && { anthropic }),
    tickets: liveTickets(),
    evidence: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};

export const startModelProvider = (
  live: LiveProviders | undefined,
  terminal: Terminal,
  pace: number,
): Promise<ModelProvider> =>
  live === undefined ? scriptedProvider(terminal, pace) : Promise.resolve(realProvider(live, terminal));
