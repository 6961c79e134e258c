import type { ProviderRequest } from "./provider-request.ts";

/** Whether the body of a request was a JSON object. */
export const isJsonObject = ({ body, bodyText }: ProviderRequest): boolean =>
  Object.keys(body).length > 0 || /^\s*\{\s*\}\s*$/u.test(bodyText);
