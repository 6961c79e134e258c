import { readProperty } from "@sideband/propagation/lifetime";

import type { Endpoint } from "../../client/endpoint.ts";

/** The model asked for: the deployment that an Azure client is bound to goes before the one that a body names. */
export const askedModel = (body: unknown, { deployment }: Endpoint): unknown =>
  deployment ?? readProperty(body, "model");
