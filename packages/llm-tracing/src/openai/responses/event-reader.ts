import { errorType, readProperty } from "@sideband/propagation/lifetime";

import type { Message } from "../../content/message.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import { outputMessages } from "./items.ts";
import { MAX_ITEMS, PartialOutput } from "./partial-output.ts";
import { outputOf, recordEnd, recordState } from "./response.ts";

/** Puts together what the events of one response say. Keeps their text only where content is captured. */
export class EventReader {
  readonly #inference: InferenceSpan;
  readonly #partial: PartialOutput | undefined;
  /** What has come of the output, without its content: there are servers whose last event does not repeat it. */
  readonly #items: unknown[] = [];
  #output: readonly Message[] | undefined;

  constructor(inference: InferenceSpan) {
    this.#inference = inference;
    inference.recordResponse({ finishReasons: [null] });
    if (!inference.capturesContent) return;
    const partial = new PartialOutput();
    this.#partial = partial;
    inference.recordOutput(() => this.#output ?? outputMessages(partial.items()));
  }

  read(event: unknown): void {
    const type = readProperty(event, "type");
    switch (type) {
      case "response.created":
      case "response.queued":
      case "response.in_progress":
        recordState(this.#inference, readProperty(event, "response"));
        break;
      case "response.completed":
      case "response.incomplete":
      case "response.failed":
      case "response.cancelled":
        this.#end(readProperty(event, "response"));
        break;
      case "error":
        this.#fail(readProperty(event, "error") ?? event);
        break;
      case "response.output_item.done":
        this.#note(readProperty(event, "item"));
        this.#partial?.add(type, event);
        break;
      default:
        this.#partial?.add(type, event);
    }
  }

  /** An error without a code is followed by a response that has one. */
  #fail(error: unknown): void {
    if (errorType(error) === "_OTHER") this.#inference.recordFailure(error);
    else this.#inference.fail(error);
  }

  #note(item: unknown): void {
    if (this.#items.length >= MAX_ITEMS) return;
    this.#items.push({ type: readProperty(item, "type"), call_id: readProperty(item, "call_id") });
  }

  #end(response: unknown): void {
    const items = outputOf(response);
    recordState(this.#inference, response);
    if (items.length > 0 && this.#partial !== undefined) this.#output = outputMessages(items);
    recordEnd(this.#inference, response, items.length > 0 ? items : this.#items);
  }
}
