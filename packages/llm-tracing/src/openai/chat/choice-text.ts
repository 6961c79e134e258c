import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { TextBudget } from "../../client/text-budget.ts";

interface PartialToolCall {
  id: unknown;
  name: string;
  arguments: string;
}

const TEXTS = ["content", "refusal", "reasoning_content", "reasoning"] as const;

/** The place of the one call of the API before tools: after the tools, where there are both. */
const FUNCTION_CALL = Number.MAX_SAFE_INTEGER;

/** More calls than any provider gives: a bound for what faulty chunks may make us allocate. */
const MAX_CALLS = 1024;

/** One choice of a streamed answer, put together from its deltas, in the shape of a message that came in one piece. */
export class ChoiceText {
  readonly #texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
  readonly #calls = new Map<number, PartialToolCall>();
  readonly #budget: TextBudget;
  #role = "assistant";

  constructor(budget: TextBudget) {
    this.#budget = budget;
  }

  add(delta: unknown): void {
    const role = readProperty(delta, "role");
    if (typeof role === "string") this.#role = role;
    for (const key of TEXTS) {
      const piece = readProperty(delta, key);
      if (typeof piece === "string") this.#texts[key] = (this.#texts[key] ?? "") + this.#budget.spend(piece);
    }
    const call = readProperty(delta, "function_call");
    if (call !== undefined && call !== null) this.#addCall({ function: call }, FUNCTION_CALL);
    const calls = listOf(readProperty(delta, "tool_calls"), MAX_CALLS) ?? [];
    for (const [position, part] of calls.entries()) {
      const index = readProperty(part, "index");
      this.#addCall(part, Number.isSafeInteger(index) ? (index as number) : position);
    }
  }

  toMessage(): unknown {
    const calls = [...this.#calls].toSorted(([one], [other]) => one - other);
    return {
      role: this.#role,
      ...this.#texts,
      tool_calls: calls.map(([, { id, name, arguments: text }]) => ({ id, function: { name, arguments: text } })),
    };
  }

  #addCall(call: unknown, index: number): void {
    let partial = this.#calls.get(index);
    if (partial === undefined) {
      if (this.#calls.size >= MAX_CALLS) return;
      partial = { id: undefined, name: "", arguments: "" };
      this.#calls.set(index, partial);
    }
    partial.id ??= readProperty(call, "id");
    const called = readProperty(call, "function") ?? readProperty(call, "custom");
    const name = readProperty(called, "name");
    const piece = readProperty(called, "arguments") ?? readProperty(called, "input");
    if (typeof name === "string") partial.name += this.#budget.spend(name);
    if (typeof piece === "string") partial.arguments += this.#budget.spend(piece);
  }
}
