import { FakeProvider, type ProviderCall } from "@sideband/testing-utils";

import type { LiveProvider } from "./command-line.ts";
import type { ScriptEvidence } from "./evidence.ts";
import { KEY_IN_PROMPT, liveTickets, SCRIPTED_MODEL, scriptedScenario } from "./scenario.ts";
import type { Terminal } from "./terminal.ts";
import type { Ticket } from "./ticket.ts";

/** Who answers the agent's questions. */
export interface ModelProvider extends AsyncDisposable {
  /** `undefined`: the client's own default. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string;
  readonly model: string;
  readonly tickets: readonly Ticket[];
  /** What it saw, where it can be asked. */
  evidence(): Promise<ScriptEvidence | undefined>;
}

/** A provider in a process of its own that answers by the script. */
const scriptedProvider = async (terminal: Terminal, pace: number): Promise<ModelProvider> => {
  const { tickets, script, expected } = scriptedScenario(pace);
  const provider = await FakeProvider.spawn({ script });
  terminal.line(`  model provider  ${provider.url}  process ${provider.pid}`);
  return {
    baseUrl: provider.url,
    apiKey: "sk-demo-client-3Vb8Yp5Gm2Js",
    model: SCRIPTED_MODEL,
    tickets,
    async evidence() {
      const calls: readonly ProviderCall[] = await provider.idle();
      return { calls, expected, keyInPrompt: KEY_IN_PROMPT };
    },
    [Symbol.asyncDispose]: () => provider.close(),
  };
};

const realProvider = ({ apiKey, baseUrl, model }: LiveProvider, terminal: Terminal): ModelProvider => {
  terminal.line(`  model provider  ${baseUrl ?? "of the client's default"}  real, model ${model}`);
  return {
    baseUrl,
    apiKey,
    model,
    tickets: liveTickets(),
    evidence: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};

export const startModelProvider = (
  live: LiveProvider | undefined,
  terminal: Terminal,
  pace: number,
): Promise<ModelProvider> =>
  live === undefined ? scriptedProvider(terminal, pace) : Promise.resolve(realProvider(live, terminal));
