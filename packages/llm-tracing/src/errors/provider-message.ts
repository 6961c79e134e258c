import { readProperty } from "@sideband/propagation/lifetime";

/** Clients put the HTTP status before the provider's message. */
const STATUS_PREFIX = /^\d{3} /;

const messageOf = (body: unknown): string | undefined => {
  const message = readProperty(body, "message");
  return typeof message === "string" && message !== "" ? message : undefined;
};

/** What a provider says in words, which may quote what was sent. */
export const providerMessage = ([error, ...answered]: readonly object[]): string | undefined => {
  for (const body of answered) {
    const message = messageOf(body);
    if (message !== undefined) return message;
  }
  return messageOf(error)?.replace(STATUS_PREFIX, "");
};
