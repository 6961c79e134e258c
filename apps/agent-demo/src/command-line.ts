import { parseArgs } from "node:util";

import type { ModelAccess } from "./model-access.ts";

/** The real providers. */
export interface LiveProviders {
  readonly openai: ModelAccess;
  /** Absent where there is no key for it. */
  readonly anthropic?: ModelAccess;
}

export type Command = { readonly kind: "help" } | { readonly kind: "wrong"; readonly message: string } | RunCommand;

export interface RunCommand {
  readonly kind: "run";
  readonly endpoint: string | undefined;
  readonly live: LiveProviders | undefined;
  /** Whether spans are batched and exported in the agents' own thread. */
  readonly inline: boolean;
}

export const HELP = `A help desk of two agents, over the real OpenAI and Anthropic clients, traced end to end.

Usage: pnpm demo [--endpoint URL] [--live] [--inline]

  --endpoint URL  send the spans to this OTLP/HTTP receiver (its base address, as in http://localhost:4318)
                  instead of a collector of the demo's own
  --live          talk to real providers: OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL (gpt-4o-mini);
                  with ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL (claude-haiku-4-5) billing, too
  --inline        batch and export the spans in the agents' own thread, not in one beside it
  --help          print this

Exit codes: 0 all checks hold, 1 one does not, 2 wrong usage.`;

const DEFAULT_OPENAI_MODEL = "gpt-4o-mini";

const DEFAULT_ANTHROPIC_MODEL = "claude-haiku-4-5";

/** As the environment has it; `undefined` without a key. */
const modelAccess = (
  environment: NodeJS.ProcessEnv,
  vendor: "OPENAI" | "ANTHROPIC",
  defaultModel: string,
): ModelAccess | undefined => {
  const apiKey = environment[`${vendor}_API_KEY`];
  if (apiKey === undefined || apiKey === "") return undefined;
  return {
    apiKey,
    baseUrl: environment[`${vendor}_BASE_URL`] || undefined,
    model: environment[`${vendor}_MODEL`] || defaultModel,
  };
};

const liveProviders = (environment: NodeJS.ProcessEnv): LiveProviders | undefined => {
  const openai = modelAccess(environment, "OPENAI", DEFAULT_OPENAI_MODEL);
  const anthropic = modelAccess(environment, "ANTHROPIC", DEFAULT_ANTHROPIC_MODEL);
  return openai && { openai, ...(anthropic && { anthropic }) };
};

const isHttpUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

const wrong = (message: string): Command => ({ kind: "wrong", message });

export const parseCommand = (args: readonly string[], environment: NodeJS.ProcessEnv): Command => {
  const options = {
    endpoint: { type: "string" },
    live: { type: "boolean" },
    inline: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return { kind: "help" };
    const { endpoint, inline = false } = values;
    if (endpoint !== undefined && !isHttpUrl(endpoint)) {
      return wrong(`Expected --endpoint to be an http or https URL, got ${JSON.stringify(endpoint)}`);
    }
    if (values.live !== true) return { kind: "run", endpoint, live: undefined, inline };
    const live = liveProviders(environment);
    return live === undefined
      ? wrong("--live needs OPENAI_API_KEY in the environment")
      : { kind: "run", endpoint, live, inline };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};
