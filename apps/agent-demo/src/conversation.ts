import type { Ticket } from "./ticket.ts";

export type Outcome = "answered" | "answered by billing" | "customer left" | "left to a colleague";

export const isResolved = (outcome: Outcome): boolean => outcome.startsWith("answered");

/** What became of a ticket, as the application sees it. */
export interface Conversation {
  readonly ticket: Ticket;
  readonly traceId: string;
  readonly outcome: Outcome;
}
