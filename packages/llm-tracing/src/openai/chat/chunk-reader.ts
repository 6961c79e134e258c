import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../../inference/inference-span.ts";
import type { Message } from "../../content/message.ts";
import { ChoiceText } from "./choice-text.ts";
import { outputMessages } from "./messages.ts";
import { finishReason, recordIdentity, recordUsage } from "./response.ts";

/** More choices than any provider gives: a bound for what a faulty chunk may make us allocate. */
const MAX_CHOICES = 1024;

/** Puts together what the chunks of one answer say. Keeps their text only where content is captured. */
export class ChunkReader {
  readonly #inference: InferenceSpan;
  readonly #reasons: (string | null)[];
  readonly #texts: ChoiceText[] | undefined;
  #identified = false;

  constructor(inference: InferenceSpan) {
    this.#inference = inference;
    this.#reasons = Array.from({ length: inference.choiceCount }, () => null);
    inference.recordResponse({ finishReasons: this.#reasons });
    if (!inference.capturesContent) return;
    const texts: ChoiceText[] = [];
    this.#texts = texts;
    inference.recordOutput((): readonly Message[] => outputMessages(Array.from(texts, (text) => text?.toChoice())));
  }

  read(chunk: unknown): void {
    if (!this.#identified && typeof readProperty(chunk, "id") === "string") {
      this.#identified = true;
      recordIdentity(this.#inference, chunk);
    }
    recordUsage(this.#inference, chunk);
    const choices = readProperty(chunk, "choices");
    if (!Array.isArray(choices)) return;
    for (const [position, choice] of choices.entries()) this.#readChoice(choice, position);
  }

  #readChoice(choice: unknown, position: number): void {
    const given = readProperty(choice, "index");
    const index = Number.isSafeInteger(given) ? (given as number) : position;
    if (index < 0 || index >= MAX_CHOICES) return;
    const reason = finishReason(readProperty(choice, "finish_reason"));
    if (reason !== null) {
      this.#reasons[index] = reason;
      this.#inference.recordResponse({ finishReasons: this.#reasons });
    }
    if (this.#texts !== undefined) (this.#texts[index] ??= new ChoiceText()).add(readProperty(choice, "delta"));
  }
}
