import { readProperty } from "@sideband/propagation/lifetime";

import { TextBudget } from "../../client/text-budget.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import { MAX_CHOICES } from "../../inference/max-choices.ts";
import type { InferenceUsage } from "../../inference/inference-request.ts";
import { textOf } from "../parts/text-of.ts";
import { ChoiceText } from "./choice-text.ts";
import { type ChoiceShape, finishReason } from "./choice.ts";
import { toMessages } from "./messages.ts";
import { recordIdentity, usageOf } from "./response.ts";

const isSame = (usage: InferenceUsage, other: InferenceUsage | undefined): boolean =>
  other !== undefined &&
  (Object.keys(usage) as (keyof InferenceUsage)[]).every((field) => usage[field] === other[field]);

/**
 * Puts together what the chunks of one answer say. Keeps their text only where content is captured. There may be very
 * many: one that says nothing new costs a few reads of its properties.
 */
export class ChunkReader {
  readonly #inference: InferenceSpan;
  readonly #shape: ChoiceShape;
  readonly #reasons: (string | null)[];
  readonly #texts: ChoiceText[] | undefined;
  readonly #budget = new TextBudget();
  #identified = false;
  #usage: InferenceUsage | undefined;

  constructor(inference: InferenceSpan, shape: ChoiceShape) {
    this.#inference = inference;
    this.#shape = shape;
    this.#reasons = Array.from({ length: inference.choiceCount }, () => null);
    inference.recordResponse({ finishReasons: this.#reasons });
    if (!inference.capturesContent) return;
    const texts: ChoiceText[] = [];
    this.#texts = texts;
    inference.recordOutput(() => toMessages(Array.from(texts, (text) => text?.toMessage())));
  }

  read(chunk: unknown): void {
    // The first chunk of Azure tells of its filters, and its id is empty.
    if (!this.#identified && textOf(readProperty(chunk, "id")) !== undefined) {
      this.#identified = true;
      recordIdentity(this.#inference, chunk);
    }
    this.#readUsage(chunk);
    const choices = readProperty(chunk, "choices");
    if (!Array.isArray(choices)) return;
    const count = Math.min(choices.length, MAX_CHOICES);
    for (let position = 0; position < count; position += 1) this.#readChoice(choices[position], position);
  }

  /** Some vendors repeat the counts with each chunk. */
  #readUsage(chunk: unknown): void {
    const usage = usageOf(chunk);
    if (usage === undefined || isSame(usage, this.#usage)) return;
    this.#usage = usage;
    this.#inference.recordUsage(usage);
  }

  #readChoice(choice: unknown, position: number): void {
    const given = readProperty(choice, "index");
    const index = Number.isSafeInteger(given) ? (given as number) : position;
    if (index < 0 || index >= MAX_CHOICES) return;
    const reason = finishReason(choice);
    if (reason !== null && reason !== this.#reasons[index]) {
      this.#reasons[index] = reason;
      this.#inference.recordResponse({ finishReasons: this.#reasons });
    }
    if (this.#texts !== undefined) (this.#texts[index] ??= new ChoiceText(this.#budget)).add(this.#shape.delta(choice));
  }
}
