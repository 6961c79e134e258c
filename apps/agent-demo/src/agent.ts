import OpenAI from "openai";
import type { LlmTracer } from "sideband";

import { findOrder, findOrderDefinition } from "./find-order.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import type { Ticket } from "./ticket.ts";

const AGENT_NAME = "support";

const MAX_TURNS = 4;

const INSTRUCTIONS = "You work for the support of a web shop. Answer in one or two short sentences.";

export type Outcome = "answered" | "customer left" | "handed over";

/** One run of the agent, as the application sees it. */
export interface AgentRun {
  readonly ticket: Ticket;
  readonly traceId: string;
  readonly outcome: Outcome;
}

export interface SupportAgentOptions {
  /** A client of the OpenAI library: the agent does not care whether it is traced. */
  readonly openai: OpenAI;
  readonly llm: LlmTracer;
  readonly model: string;
}

/** Answers tickets with a model and a tool. What it does not get answered, a colleague will. */
export class SupportAgent {
  readonly #openai: OpenAI;
  readonly #llm: LlmTracer;
  readonly #model: string;

  constructor({ openai, llm, model }: SupportAgentOptions) {
    this.#openai = openai;
    this.#llm = llm;
    this.#model = model;
  }

  handle(ticket: Ticket): Promise<AgentRun> {
    return this.#llm.agent({ name: AGENT_NAME }, async (span) => {
      const { traceId } = span.spanContext();
      try {
        return { ticket, traceId, outcome: await this.#converse(ticket) };
      } catch (error) {
        if (!(error instanceof OpenAI.APIError)) throw error;
        return { ticket, traceId, outcome: "handed over" };
      }
    });
  }

  async #converse({ question, leavesAfterPieces }: Ticket): Promise<Outcome> {
    const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
      { role: "system", content: INSTRUCTIONS },
      { role: "user", content: question },
    ];
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const stream = await this.#openai.chat.completions.create({
        model: this.#model,
        messages,
        tools: [findOrderDefinition],
        stream: true,
        stream_options: { include_usage: true },
      });
      const answer = await readAnswer(stream, leavesAfterPieces);
      if (!answer.complete) return "customer left";
      if (answer.toolCalls.length === 0) return "answered";
      messages.push(...(await this.#useTools(answer)));
    }
    return "handed over";
  }

  async #useTools({ text, toolCalls }: Answer): Promise<OpenAI.Chat.ChatCompletionMessageParam[]> {
    const results: OpenAI.Chat.ChatCompletionMessageParam[] = [
      {
        role: "assistant",
        content: text,
        tool_calls: toolCalls.map(({ id, name, arguments: input }) => ({
          id,
          type: "function",
          function: { name, arguments: input },
        })),
      },
    ];
    for (const { id, name, arguments: input } of toolCalls) {
      const found = await this.#llm.tool({ name, callId: id, arguments: input }, () =>
        findOrder(JSON.parse(input) as { id?: unknown }),
      );
      results.push({ role: "tool", tool_call_id: id, content: JSON.stringify(found) });
    }
    return results;
  }
}
