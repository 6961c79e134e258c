import type { Message, MessagePart } from "../content/message.ts";
import type { RequestEnd, RequestSituation } from "./plan-model-request.ts";
import type { ToolCallEnd } from "./plan-tool-call.ts";
import type { RequestedCall } from "./requested-call.ts";

/** What the result of a tool, or its error, adds to the input of the next request. */
const TOOL_RESULT_TOKENS = 60;

/** What an agent and its model have said, and what it has cost: each request sends all that came before. */
export class Conversation {
  #inputTokens: number;
  #history: readonly Message[];
  #usedInputTokens = 0;
  #usedOutputTokens = 0;

  constructor({ inputTokens, history }: Pick<RequestSituation, "inputTokens" | "history">) {
    this.#inputTokens = inputTokens;
    this.#history = history;
  }

  get input(): Pick<RequestSituation, "inputTokens" | "history"> {
    return { inputTokens: this.#inputTokens, history: this.#history };
  }

  /** Tokens of all requests that were answered. */
  get usage(): { readonly inputTokens: number; readonly outputTokens: number } {
    return { inputTokens: this.#usedInputTokens, outputTokens: this.#usedOutputTokens };
  }

  addAnswer({ inputTokens, outputTokens, message }: RequestEnd): void {
    this.#usedInputTokens += inputTokens;
    this.#usedOutputTokens += outputTokens;
    this.#inputTokens += outputTokens;
    if (message !== undefined) this.#history = [...this.#history, message];
  }

  addResults(calls: readonly RequestedCall[], ends: readonly ToolCallEnd[]): void {
    this.#inputTokens += calls.length * TOOL_RESULT_TOKENS;
    if (this.#history.length === 0) return; // no content is wanted
    const parts = calls.map(({ id }, index): MessagePart => {
      const end = ends[index];
      return { type: "tool_call_response", id, response: end?.result ?? { error: end?.failure?.message } };
    });
    this.#history = [...this.#history, { role: "tool", parts }];
  }
}
