import type { IncomingMessage } from "node:http";

/** The request's headers, names in lower case, repeated ones joined by a comma. */
export const flatHeaders = (request: IncomingMessage): Record<string, string> => {
  const flat: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) flat[name] = (values ?? []).join(", ");
  return flat;
};
