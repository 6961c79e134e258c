import type { SpanContext } from "@opentelemetry/api";
import OpenAI from "openai";
import type { LlmTracer } from "sideband";

import type { Outcome } from "./conversation.ts";
import type { Handbook } from "./handbook.ts";
import type { Handover } from "./handover.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import { findOrder, findPayments } from "./shop.ts";
import type { Ticket } from "./ticket.ts";
import { type ToolDefinition, useTool } from "./tool.ts";

type Message = OpenAI.Chat.ChatCompletionMessageParam;

const MAX_TURNS = 4;

const INSTRUCTIONS = "You work for the support of a web shop. Answer in one or two short sentences.";

const PLANNING = "You plan how the support of a web shop handles a complaint. Name the steps, briefly.";

const TOOLS = [findOrder, findPayments];

const HAND_OVER: ToolDefinition = {
  name: "hand_over",
  description: "Hands the customer over to billing, who can refund.",
  parameters: { type: "object", properties: { concern: { type: "string" } }, required: ["concern"] },
};

const asFunction = ({ name, description, parameters }: ToolDefinition): OpenAI.Chat.ChatCompletionFunctionTool => ({
  type: "function",
  function: { name, description, parameters },
});

/** The model's own words, as it has to be sent them again. */
const asMessage = ({ text, toolCalls }: Answer): Message => ({
  role: "assistant",
  content: text,
  tool_calls: toolCalls.map(({ id, name, arguments: input }) => ({
    id,
    type: "function",
    function: { name, arguments: input },
  })),
});

export interface SupportAgentOptions {
  /** A client of the OpenAI library: the agent does not care whether it is traced. */
  readonly openai: OpenAI;
  readonly llm: LlmTracer;
  readonly model: string;
  readonly handbook: Handbook;
}

/** Answers tickets with a model and tools. What it does not get answered, billing or a colleague will. */
export class SupportAgent {
  readonly #openai: OpenAI;
  readonly #llm: LlmTracer;
  readonly #model: string;
  readonly #handbook: Handbook;

  constructor({ openai, llm, model, handbook }: SupportAgentOptions) {
    this.#openai = openai;
    this.#llm = llm;
    this.#model = model;
    this.#handbook = handbook;
  }

  handle(ticket: Ticket): Promise<Outcome | Handover> {
    return this.#llm.agent({ name: "support" }, async (span) => {
      try {
        return await this.#converse(ticket, span.spanContext());
      } catch (error) {
        if (!(error instanceof OpenAI.APIError)) throw error;
        return "left to a colleague";
      }
    });
  }

  async #converse({ kind, text, leavesAfterPieces }: Ticket, self: SpanContext): Promise<Outcome | Handover> {
    const messages: Message[] = [
      { role: "system", content: INSTRUCTIONS },
      ...(kind === "complaint" ? await this.#prepare(text) : []),
      { role: "user", content: text },
    ];
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const stream = await this.#openai.chat.completions.create({
        model: this.#model,
        messages,
        tools: [...TOOLS, HAND_OVER].map(asFunction),
        stream: true,
        stream_options: { include_usage: true },
      });
      const answer = await readAnswer(stream, leavesAfterPieces);
      if (!answer.complete) return "customer left";
      if (answer.toolCalls.length === 0) return "answered";
      const handover = answer.toolCalls.find(({ name }) => name === HAND_OVER.name);
      if (handover !== undefined) {
        const { concern } = JSON.parse(handover.arguments) as { concern: string };
        return { from: self, concern };
      }
      messages.push(asMessage(answer), ...(await this.#useTools(answer)));
    }
    return "left to a colleague";
  }

  /** What to keep in mind with a complaint: a plan, and the rules of the house. */
  async #prepare(complaint: string): Promise<Message[]> {
    const plan = await this.#plan(complaint);
    const passages = await this.#handbook.search(complaint);
    return [{ role: "system", content: [`The plan: ${plan}`, "From the handbook:", ...passages].join("\n") }];
  }

  #plan(complaint: string): Promise<string> {
    return this.#llm.plan({}, async () => {
      const { choices } = await this.#openai.chat.completions.create({
        model: this.#model,
        messages: [
          { role: "system", content: PLANNING },
          { role: "user", content: complaint },
        ],
      });
      return choices[0]?.message.content ?? "";
    });
  }

  /** All at once, as the model has asked for them. */
  #useTools({ toolCalls }: Answer): Promise<Message[]> {
    return Promise.all(
      toolCalls.map(async ({ id, name, arguments: input }): Promise<Message> => {
        const result = await useTool(this.#llm, TOOLS, { id, name, input: JSON.parse(input) });
        return { role: "tool", tool_call_id: id, content: JSON.stringify(result) };
      }),
    );
  }
}
