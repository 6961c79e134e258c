import {
  PROVIDER_AZURE_AI_INFERENCE,
  PROVIDER_AZURE_AI_OPENAI,
  PROVIDER_GCP_GEMINI,
  PROVIDER_GCP_GEN_AI,
  PROVIDER_GCP_VERTEX_AI,
  PROVIDER_X_AI,
} from "../values/provider.ts";

const officialByLegacy: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["az.ai.inference", PROVIDER_AZURE_AI_INFERENCE],
  ["az.ai.openai", PROVIDER_AZURE_AI_OPENAI],
  ["gemini", PROVIDER_GCP_GEMINI],
  ["google", PROVIDER_GCP_GEN_AI],
  ["vertex_ai", PROVIDER_GCP_VERTEX_AI],
  ["xai", PROVIDER_X_AI],
]);

/**
 * Turns a legacy `gen_ai.system` value into today's `gen_ai.provider.name`; any other value comes back unchanged.
 * `google` says nothing about the backend, so it becomes `gcp.gen_ai`.
 *
 * @example
 * providerName("xai"); // "x_ai"
 */
export const providerName = (system: string): string => officialByLegacy.get(system) ?? system;

/** The `gen_ai.system` value of a provider. Its last generation differed from today's names in one spelling. */
export const systemName = (provider: string): string => (provider === PROVIDER_X_AI ? "xai" : provider);

/** The `gen_ai.system` value in `refinement-1.0`, which knows one `google`. */
export const refinementSystemName = (provider: string): string =>
  provider === PROVIDER_GCP_GEMINI || provider === PROVIDER_GCP_VERTEX_AI || provider === PROVIDER_GCP_GEN_AI
    ? "google"
    : provider;
