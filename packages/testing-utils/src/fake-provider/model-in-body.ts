import type { ProviderRequest } from "./provider-request.ts";

/** The model that a request names in its body. */
export const modelInBody = ({ body }: ProviderRequest): string | null =>
  typeof body.model === "string" ? body.model : null;
