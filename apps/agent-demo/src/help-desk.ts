import { type LlmTracer, withIdentity } from "sideband";

import type { BillingAgent } from "./billing-agent.ts";
import { type Conversation, isResolved, type Outcome } from "./conversation.ts";
import type { SupportAgent } from "./support-agent.ts";
import type { Ticket } from "./ticket.ts";

export interface HelpDeskOptions {
  readonly llm: LlmTracer;
  readonly support: SupportAgent;
  /** @default a colleague */
  readonly billing?: BillingAgent;
}

/** Where the agents work together: each ticket becomes a conversation, and each conversation a trace. */
export class HelpDesk {
  readonly #llm: LlmTracer;
  readonly #support: SupportAgent;
  readonly #billing: BillingAgent | undefined;

  constructor({ llm, support, billing }: HelpDeskOptions) {
    this.#llm = llm;
    this.#support = support;
    this.#billing = billing;
  }

  handle(ticket: Ticket): Promise<Conversation> {
    return withIdentity({ conversationId: ticket.id }, () =>
      this.#llm.workflow({ name: "help_desk" }, async (span) => {
        const outcome = await this.#serve(ticket);
        const resolved = isResolved(outcome);
        this.#llm.evaluation({
          name: "resolution",
          scoreValue: resolved ? 1 : 0,
          scoreLabel: resolved ? "resolved" : "unresolved",
        });
        return { ticket, traceId: span.spanContext().traceId, outcome };
      }),
    );
  }

  async #serve(ticket: Ticket): Promise<Outcome> {
    const result = await this.#support.handle(ticket);
    if (typeof result === "string") return result;
    return this.#billing === undefined ? "left to a colleague" : this.#billing.handle(result);
  }
}
