import { parseArgs } from "node:util";

/** A real provider. */
export interface LiveProvider {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly model: string;
}

export type Command = { readonly kind: "help" } | { readonly kind: "wrong"; readonly message: string } | RunCommand;

export interface RunCommand {
  readonly kind: "run";
  readonly endpoint: string | undefined;
  readonly live: LiveProvider | undefined;
  /** Whether spans are batched and exported in the agent's own thread. */
  readonly inline: boolean;
}

export const HELP = `A support agent over the real OpenAI client, traced end to end.

Usage: pnpm demo [--endpoint URL] [--live] [--inline]

  --endpoint URL  send the spans to this OTLP/HTTP receiver (its base address, as in http://localhost:4318)
                  instead of a collector of the demo's own
  --live          talk to a real provider: OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL (gpt-4o-mini)
  --inline        batch and export the spans in the agent's own thread, not in one beside it
  --help          print this

Exit codes: 0 all checks hold, 1 one does not, 2 wrong usage.`;

const DEFAULT_LIVE_MODEL = "gpt-4o-mini";

const liveProvider = (environment: NodeJS.ProcessEnv): LiveProvider | undefined => {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = environment;
  if (apiKey === undefined || apiKey === "") return undefined;
  return { apiKey, baseUrl: baseUrl === "" ? undefined : baseUrl, model: model || DEFAULT_LIVE_MODEL };
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
    const live = liveProvider(environment);
    return live === undefined
      ? wrong("--live needs OPENAI_API_KEY in the environment")
      : { kind: "run", endpoint, live, inline };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};
