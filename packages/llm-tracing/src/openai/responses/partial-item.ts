import { readProperty } from "@sideband/propagation/lifetime";

import type { TextBudget } from "../../client/text-budget.ts";

/** What the pieces of one kind make up. */
interface Target {
  /** The type of the items that have it. */
  readonly item: string;
  readonly field: "content" | "summary" | "arguments" | "input";
  /** Its place where the field is a list. Otherwise the field is the text. */
  readonly part?: (text: string) => object;
}

const TARGETS: ReadonlyMap<unknown, Target> = new Map<string, Target>([
  [
    "response.output_text.delta",
    { item: "message", field: "content", part: (text) => ({ type: "output_text", text }) },
  ],
  ["response.refusal.delta", { item: "message", field: "content", part: (refusal) => ({ type: "refusal", refusal }) }],
  ["response.reasoning_text.delta", { item: "reasoning", field: "content", part: (text) => ({ text }) }],
  ["response.reasoning_summary_text.delta", { item: "reasoning", field: "summary", part: (text) => ({ text }) }],
  ["response.function_call_arguments.delta", { item: "function_call", field: "arguments" }],
  ["response.custom_tool_call_input.delta", { item: "custom_tool_call", field: "input" }],
]);

interface PartialText {
  readonly target: Target;
  readonly index: number;
  text: string;
}

/** More texts than any item has: a bound for what faulty events may make us allocate. */
const MAX_TEXTS = 1024;

/** One item of a streamed response, put together from its events, in the shape of an item that came in one piece. */
export class PartialItem {
  readonly #texts = new Map<string, PartialText>();
  readonly #budget: TextBudget;
  #begun: unknown;
  #done: unknown;

  constructor(budget: TextBudget) {
    this.#budget = budget;
  }

  add(type: unknown, event: unknown): void {
    if (type === "response.output_item.done") this.#done = readProperty(event, "item");
    else if (type === "response.output_item.added") this.#begun = readProperty(event, "item");
    else this.#addText(type, event);
  }

  toItem(): unknown {
    if (this.#done !== undefined) return this.#done;
    const item: Record<string, unknown> = {};
    const begun = this.#begun;
    if (typeof begun === "object") Object.assign(item, begun);
    const texts = [...this.#texts.values()].toSorted((one, other) => one.index - other.index);
    for (const { target } of texts) item[target.field] = target.part === undefined ? "" : [];
    for (const { target, text } of texts) {
      item["type"] ??= target.item;
      if (target.part === undefined) item[target.field] = text;
      else (item[target.field] as object[]).push(target.part(text));
    }
    return item;
  }

  #addText(type: unknown, event: unknown): void {
    const target = TARGETS.get(type);
    const piece = readProperty(event, "delta");
    if (target === undefined || typeof piece !== "string") return;
    const given = readProperty(event, "content_index") ?? readProperty(event, "summary_index");
    const index = Number.isSafeInteger(given) ? (given as number) : 0;
    const key = `${target.field} ${index}`;
    const partial = this.#texts.get(key);
    if (partial !== undefined) partial.text += this.#budget.spend(piece);
    else if (this.#texts.size < MAX_TEXTS) this.#texts.set(key, { target, index, text: this.#budget.spend(piece) });
  }
}
