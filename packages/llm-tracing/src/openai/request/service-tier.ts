import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_OPENAI_REQUEST_SERVICE_TIER, OPENAI_SERVICE_TIER_AUTO } from "@sideband/semconv";

import type { FlatAttribute } from "../../inference/inference-request.ts";

/** The tier that a body asks for, unless it leaves the choice to the provider. */
export const requestedTier = (body: unknown): Record<string, FlatAttribute> => {
  const tier = readProperty(body, "service_tier");
  if (typeof tier !== "string" || tier === OPENAI_SERVICE_TIER_AUTO) return {};
  return { [ATTR_OPENAI_REQUEST_SERVICE_TIER]: tier };
};
