import Anthropic from "@anthropic-ai/sdk";
import type { LlmTracer } from "sideband";

import type { Outcome } from "./conversation.ts";
import type { Handover } from "./handover.ts";
import { refund } from "./shop.ts";
import { type Tool, useTool } from "./tool.ts";

const MAX_TURNS = 4;

const MAX_TOKENS = 1024;

const INSTRUCTIONS =
  "You work for the billing of a web shop. Settle what support hands over, and tell the customer in one short sentence.";

const TOOLS = [refund];

const asTool = ({ name, description, parameters }: Tool): Anthropic.Tool => ({
  name,
  description,
  input_schema: parameters,
});

export interface BillingAgentOptions {
  /** A client of the Anthropic library. */
  readonly anthropic: Anthropic;
  readonly llm: LlmTracer;
  readonly model: string;
}

/** Takes over where money has to be moved. */
export class BillingAgent {
  readonly #anthropic: Anthropic;
  readonly #llm: LlmTracer;
  readonly #model: string;

  constructor({ anthropic, llm, model }: BillingAgentOptions) {
    this.#anthropic = anthropic;
    this.#llm = llm;
    this.#model = model;
  }

  handle({ from, concern }: Handover): Promise<Outcome> {
    return this.#llm.agent({ name: "billing", handoffFrom: from }, async () => {
      try {
        return await this.#settle(concern);
      } catch (error) {
        if (!(error instanceof Anthropic.APIError)) throw error;
        return "left to a colleague";
      }
    });
  }

  async #settle(concern: string): Promise<Outcome> {
    const messages: Anthropic.MessageParam[] = [{ role: "user", content: concern }];
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const stream = this.#anthropic.messages.stream({
        model: this.#model,
        max_tokens: MAX_TOKENS,
        system: INSTRUCTIONS,
        messages,
        tools: TOOLS.map(asTool),
      });
      const { content } = await stream.finalMessage();
      const uses = content.filter((block) => block.type === "tool_use");
      if (uses.length === 0) return "answered by billing";
      messages.push({ role: "assistant", content }, { role: "user", content: await this.#useTools(uses) });
    }
    return "left to a colleague";
  }

  #useTools(uses: readonly Anthropic.ToolUseBlock[]): Promise<Anthropic.ToolResultBlockParam[]> {
    return Promise.all(
      uses.map(async (use): Promise<Anthropic.ToolResultBlockParam> => {
        const result = await useTool(this.#llm, TOOLS, use);
        return { type: "tool_result", tool_use_id: use.id, content: JSON.stringify(result) };
      }),
    );
  }
}
