import { readProperty } from "@sideband/propagation/lifetime";

interface PartialToolCall {
  id: unknown;
  name: string;
  arguments: string;
}

const TEXTS = ["content", "refusal", "reasoning_content"] as const;

/** One choice of a streamed answer, put together from its deltas, in the shape of a choice that came in one piece. */
export class ChoiceText {
  readonly #texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
  readonly #calls = new Map<unknown, PartialToolCall>();
  #role = "assistant";

  add(delta: unknown): void {
    const role = readProperty(delta, "role");
    if (typeof role === "string") this.#role = role;
    for (const key of TEXTS) {
      const piece = readProperty(delta, key);
      if (typeof piece === "string") this.#texts[key] = (this.#texts[key] ?? "") + piece;
    }
    const calls = readProperty(delta, "tool_calls");
    if (!Array.isArray(calls)) return;
    for (const [position, call] of calls.entries()) this.#addCall(call, position);
  }

  toChoice(): unknown {
    const calls = Array.from(this.#calls.values(), ({ id, name, arguments: text }) => ({
      id,
      function: { name, arguments: text },
    }));
    return { message: { role: this.#role, ...this.#texts, tool_calls: calls } };
  }

  #addCall(call: unknown, position: number): void {
    const index = readProperty(call, "index") ?? position;
    const partial = this.#calls.get(index) ?? { id: undefined, name: "", arguments: "" };
    this.#calls.set(index, partial);
    partial.id ??= readProperty(call, "id");
    const called = readProperty(call, "function") ?? readProperty(call, "custom");
    const name = readProperty(called, "name");
    const piece = readProperty(called, "arguments") ?? readProperty(called, "input");
    if (typeof name === "string") partial.name += name;
    if (typeof piece === "string") partial.arguments += piece;
  }
}
