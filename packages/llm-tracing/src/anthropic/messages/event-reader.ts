import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../../inference/inference-span.ts";
import { ContentBlocks } from "./content-blocks.ts";
import { finishReason } from "./finish-reason.ts";
import { outputMessages, recordIdentity } from "./message.ts";
import { inputCounts, type TokenCounts, tokenCounts, usageOf } from "./usage.ts";

/** Puts together what the events of a streamed message say. Keeps its content only where that is captured. */
export class EventReader {
  readonly #inference: InferenceSpan;
  readonly #blocks: ContentBlocks | undefined;
  #counts: TokenCounts = {};

  constructor(inference: InferenceSpan) {
    this.#inference = inference;
    inference.recordResponse({ finishReasons: [null] });
    if (!inference.capturesContent) return;
    const blocks = new ContentBlocks();
    this.#blocks = blocks;
    inference.recordOutput(() => outputMessages(blocks.content()));
  }

  read(event: unknown): void {
    switch (readProperty(event, "type")) {
      case "content_block_delta":
        this.#blocks?.add(readProperty(event, "index"), readProperty(event, "delta"));
        break;
      case "content_block_start":
        this.#beginBlock(readProperty(event, "index"), readProperty(event, "content_block"));
        break;
      case "message_start":
        this.#begin(readProperty(event, "message"));
        break;
      case "message_delta":
        this.#conclude(readProperty(event, "delta"), readProperty(event, "usage"));
        break;
      case "error":
        // The client throws it, once it has made an error of it.
        this.#inference.fail(readProperty(event, "error"));
        break;
      default:
    }
  }

  #begin(message: unknown): void {
    recordIdentity(this.#inference, message);
    this.#count(inputCounts(readProperty(message, "usage")));
  }

  #beginBlock(index: unknown, block: unknown): void {
    this.#blocks?.begin(index, block);
    if (readProperty(block, "type") !== "fallback") return;
    // Another model goes on from here.
    const model = readProperty(readProperty(block, "to"), "model");
    if (typeof model === "string") this.#inference.recordResponse({ model });
  }

  #conclude(delta: unknown, usage: unknown): void {
    const reason = finishReason(readProperty(delta, "stop_reason"));
    if (reason !== null) this.#inference.recordResponse({ finishReasons: [reason] });
    this.#count(tokenCounts(usage));
  }

  /** Counts are totals: later ones replace earlier ones, and those that are not told again still hold. */
  #count(told: TokenCounts): void {
    this.#counts = { ...this.#counts, ...told };
    this.#inference.recordUsage(usageOf(this.#counts));
  }
}
