import { readProperty } from "@sideband/propagation/lifetime";
import {
  PROVIDER_ANTHROPIC,
  PROVIDER_AWS_BEDROCK,
  PROVIDER_AZURE_AI_INFERENCE,
  PROVIDER_AZURE_AI_OPENAI,
  PROVIDER_COHERE,
  PROVIDER_DEEPSEEK,
  PROVIDER_GCP_GEMINI,
  PROVIDER_GCP_VERTEX_AI,
  PROVIDER_GROQ,
  PROVIDER_MISTRAL_AI,
  PROVIDER_MOONSHOT_AI,
  PROVIDER_PERPLEXITY,
  PROVIDER_X_AI,
  type Provider,
} from "@sideband/semconv";

export interface Endpoint {
  readonly provider: Provider;
  readonly serverAddress?: string;
  readonly serverPort?: number;
  /** The deployment that an Azure client is bound to, whatever model its calls name. */
  readonly deployment?: string;
}

/** Who answers, by the end of the host's name. */
const PROVIDERS: readonly (readonly [host: RegExp, provider: Provider])[] = [
  [/(^|\.)openai\.azure\.com$/, PROVIDER_AZURE_AI_OPENAI],
  [/(^|\.)cognitiveservices\.azure\.com$/, PROVIDER_AZURE_AI_OPENAI],
  [/(^|\.)(services|inference)\.ai\.azure\.com$/, PROVIDER_AZURE_AI_INFERENCE],
  [/(^|\.)api\.groq\.com$/, PROVIDER_GROQ],
  [/(^|\.)api\.deepseek\.com$/, PROVIDER_DEEPSEEK],
  [/(^|\.)api\.x\.ai$/, PROVIDER_X_AI],
  [/(^|\.)api\.mistral\.ai$/, PROVIDER_MISTRAL_AI],
  [/(^|\.)api\.perplexity\.ai$/, PROVIDER_PERPLEXITY],
  [/(^|\.)api\.moonshot\.(ai|cn)$/, PROVIDER_MOONSHOT_AI],
  [/(^|\.)api\.anthropic\.com$/, PROVIDER_ANTHROPIC],
  [/(^|\.)api\.cohere\.(ai|com)$/, PROVIDER_COHERE],
  [/^generativelanguage\.googleapis\.com$/, PROVIDER_GCP_GEMINI],
  [/(^|[.-])aiplatform(\.[a-z]+\.rep)?\.googleapis\.com$/, PROVIDER_GCP_VERTEX_AI],
  [/^bedrock-(runtime|mantle)\..+$/, PROVIDER_AWS_BEDROCK],
];

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

const parse = (baseUrl: unknown): URL | undefined =>
  typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;

const providerOf = (client: object, url: URL | undefined, otherwise: Provider): Provider => {
  // The Azure client of the OpenAI library, whatever gateway it is pointed at.
  if (typeof readProperty(client, "apiVersion") === "string") return PROVIDER_AZURE_AI_OPENAI;
  const provider = PROVIDERS.find(([host]) => url !== undefined && host.test(url.hostname))?.[1];
  if (provider === PROVIDER_AZURE_AI_INFERENCE && url?.pathname.startsWith("/openai")) return PROVIDER_AZURE_AI_OPENAI;
  return provider ?? otherwise;
};

/**
 * Who a client talks to. Read at each call, since a client's base URL may be changed.
 *
 * @param otherwise the provider whose API the client speaks: a host that is not known is a proxy in front of it.
 */
export const endpointOf = (client: object, otherwise: Provider): Endpoint => {
  const url = parse(readProperty(client, "baseURL"));
  const serverPort = url === undefined ? undefined : Number(url.port) || DEFAULT_PORTS[url.protocol];
  const deployment = readProperty(client, "deploymentName");
  return {
    provider: providerOf(client, url, otherwise),
    ...(url !== undefined && { serverAddress: url.hostname }),
    ...(serverPort !== undefined && { serverPort }),
    ...(typeof deployment === "string" && deployment !== "" && { deployment }),
  };
};
