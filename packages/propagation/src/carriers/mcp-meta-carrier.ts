import type { Carrier } from "./carrier.ts";
import { recordCarrier } from "./record-carrier.ts";

/**
 * Carries trace context in the `_meta` of Model Context Protocol messages, under `traceparent`, `tracestate` and
 * `baggage`: in the `params` of a request, whichever side makes it, and in what handlers get of it.
 *
 * Source: https://modelcontextprotocol.io/seps/414-request-meta
 *
 * @example
 * const _meta = {};
 * propagation.inject(context.active(), _meta, mcpMetaCarrier);
 * await client.callTool({ name: "weather", arguments: { city: "Bern" }, _meta });
 *
 * // in the server's handler
 * const parent = propagation.extract(ROOT_CONTEXT, extra._meta, mcpMetaCarrier);
 */
export const mcpMetaCarrier: Carrier<object> = recordCarrier();
