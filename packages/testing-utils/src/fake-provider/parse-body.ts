import type { ProviderRequestBody } from "./provider-request.ts";

/** The JSON object in a body; an empty one where there is none. */
export const parseBody = (text: string): ProviderRequestBody => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
};
