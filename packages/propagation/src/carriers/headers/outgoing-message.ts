import type { HeaderStore } from "./header-store.ts";

/** A request or a response of `node:http` that is still to be sent. */
export interface OutgoingMessage {
  getHeaderNames(): string[];
  getHeader(name: string): unknown;
  setHeader(name: string, value: string): unknown;
}

export const outgoingMessage: HeaderStore<OutgoingMessage> = {
  names: (message) => message.getHeaderNames(),
  values: (message, name) => [message.getHeader(name)].flat(),
  replace: (message, name, value) => void message.setHeader(name, value),
};
