import { findProvider } from "@pydantic/genai-prices";
import {
  PROVIDER_AWS_BEDROCK,
  PROVIDER_AZURE_AI_INFERENCE,
  PROVIDER_AZURE_AI_OPENAI,
  PROVIDER_GCP_GEMINI,
  PROVIDER_GCP_GEN_AI,
  PROVIDER_GCP_VERTEX_AI,
  PROVIDER_MISTRAL_AI,
  PROVIDER_MOONSHOT_AI,
  PROVIDER_OPENAI,
  PROVIDER_X_AI,
} from "@sideband/semconv";

/** Names of providers, and those that gateways write before a model's, where the price list has another. */
const SELLERS: ReadonlyMap<string, string> = new Map([
  [PROVIDER_AWS_BEDROCK, "aws"],
  ["bedrock", "aws"],
  [PROVIDER_AZURE_AI_INFERENCE, "azure"],
  [PROVIDER_AZURE_AI_OPENAI, "azure"],
  ["azure_ai", "azure"],
  [PROVIDER_GCP_GEMINI, "google"],
  [PROVIDER_GCP_GEN_AI, "google"],
  [PROVIDER_GCP_VERTEX_AI, "google"],
  ["gemini", "google"],
  ["vertex_ai", "google"],
  [PROVIDER_MISTRAL_AI, "mistral"],
  ["mistralai", "mistral"],
  [PROVIDER_MOONSHOT_AI, "moonshotai"],
  [PROVIDER_X_AI, "x-ai"],
  ["xai", "x-ai"],
  ["fireworks_ai", "fireworks"],
  ["together_ai", "together"],
]);

/** Exactly so called: left alone, the price list takes every name with `openai` in it for OpenAI. */
const sellerNamed = (name: string): string | undefined => {
  const id = SELLERS.get(name) ?? name;
  return findProvider({ providerId: id })?.id === id ? id : undefined;
};

/**
 * Whose prices hold for a call, by their ids in the price list. Through a gateway, the seller stands before the model's
 * name (`anthropic/claude-sonnet-4-5`). One that speaks OpenAI's protocol is often taken for OpenAI, whose own names have
 * no slash.
 */
export const sellersOf = (provider: string, model: string): readonly string[] => {
  const seller = sellerNamed(provider);
  const slash = model.indexOf("/");
  if (slash <= 0 || (seller !== undefined && seller !== PROVIDER_OPENAI)) return seller === undefined ? [] : [seller];
  const named = sellerNamed(model.slice(0, slash));
  return [...new Set([seller, named])].filter((id) => id !== undefined);
};
