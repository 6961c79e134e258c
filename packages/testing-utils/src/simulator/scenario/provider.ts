import {
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  PROVIDER_ANTHROPIC,
  PROVIDER_COHERE,
  PROVIDER_DEEPSEEK,
  PROVIDER_GCP_GEMINI,
  PROVIDER_GROQ,
  PROVIDER_MISTRAL_AI,
  PROVIDER_MOONSHOT_AI,
  PROVIDER_OPENAI,
  PROVIDER_PERPLEXITY,
  PROVIDER_X_AI,
} from "@sideband/semconv";
import type { Attributes } from "@opentelemetry/api";

import { expectCount } from "../../expect-option.ts";
import { expectText } from "../option/expect-text.ts";

const HOSTS: ReadonlyMap<string, string> = new Map([
  [PROVIDER_OPENAI, "api.openai.com"],
  [PROVIDER_ANTHROPIC, "api.anthropic.com"],
  [PROVIDER_GCP_GEMINI, "generativelanguage.googleapis.com"],
  [PROVIDER_COHERE, "api.cohere.com"],
  [PROVIDER_DEEPSEEK, "api.deepseek.com"],
  [PROVIDER_GROQ, "api.groq.com"],
  [PROVIDER_MISTRAL_AI, "api.mistral.ai"],
  [PROVIDER_MOONSHOT_AI, "api.moonshot.ai"],
  [PROVIDER_PERPLEXITY, "api.perplexity.ai"],
  [PROVIDER_X_AI, "api.x.ai"],
]);

/** Who answers. */
export interface ProviderOptions {
  /** `gen_ai.provider.name`. @default "openai" */
  readonly provider?: string;
  /** `server.address`. @default the host of a well-known provider, else none */
  readonly serverAddress?: string;
  /** `server.port`. @default 443 */
  readonly serverPort?: number;
}

export interface ProviderSettings {
  readonly provider: string;
  readonly serverAddress: string | undefined;
  readonly serverPort: number;
}

export const resolveProvider = ({
  provider = PROVIDER_OPENAI,
  serverAddress = HOSTS.get(provider),
  serverPort = 443,
}: ProviderOptions): ProviderSettings => ({
  provider: expectText("provider", provider),
  serverAddress: serverAddress === undefined ? undefined : expectText("serverAddress", serverAddress),
  serverPort: expectCount("serverPort", serverPort, 1),
});

export const serverAttributes = ({ serverAddress, serverPort }: ProviderSettings): Attributes =>
  serverAddress === undefined ? {} : { [ATTR_SERVER_ADDRESS]: serverAddress, [ATTR_SERVER_PORT]: serverPort };
