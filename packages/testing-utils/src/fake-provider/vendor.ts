import type { ProviderRequest } from "./provider-request.ts";
import type { StatusReply } from "./status-reply.ts";

/** What all endpoints of one vendor have in common. */
export interface Vendor {
  /** The headers of every answer. */
  headers(requestId: string): Readonly<Record<string, string>>;
  errorBody(reply: StatusReply, requestId: string): string;
  /** The key that the request carries. */
  apiKey(request: ProviderRequest): string | undefined;
  readonly missingKey: StatusReply;
  readonly wrongKey: StatusReply;
  unknownPath(request: ProviderRequest): StatusReply;
}
