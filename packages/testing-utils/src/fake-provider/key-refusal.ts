import type { ProviderRequest } from "./provider-request.ts";
import type { StatusReply } from "./status-reply.ts";
import type { Vendor } from "./vendor.ts";

/** How a vendor refuses a request without a key, or without the right one if there is one. */
export const keyRefusal = (vendor: Vendor, request: ProviderRequest, rightKey: string | null): StatusReply | null => {
  const key = vendor.apiKey(request);
  if (key === undefined) return vendor.missingKey;
  return rightKey === null || key === rightKey ? null : vendor.wrongKey;
};
