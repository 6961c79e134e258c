import type { CollectorRequest } from "./collector-request.ts";

/** Whether a text stands in a request's path, headers or body, as it is or escaped as in JSON. */
export const containsText = ({ path, headers, body }: CollectorRequest, text: string): boolean => {
  if (path.includes(text) || Object.values(headers).some((value) => value.includes(text))) return true;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return bytes.includes(text) || bytes.includes(JSON.stringify(text).slice(1, -1));
};
