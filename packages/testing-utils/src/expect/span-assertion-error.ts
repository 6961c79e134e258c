import { AssertionError } from "node:assert";

/** Spans are not as expected. Its message shows what was expected, what came, and the traces as trees. */
export class SpanAssertionError extends AssertionError {
  override readonly name = "SpanAssertionError";

  constructor(message: string) {
    super({ message });
  }
}
