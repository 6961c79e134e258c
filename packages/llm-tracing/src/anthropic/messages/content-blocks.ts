import { readProperty } from "@sideband/propagation/lifetime";

import { TextBudget } from "../../client/text-budget.ts";
import { parsedJson } from "../../content/parsed-json.ts";

/** More blocks than any message has: a bound for what a faulty event may make us allocate. */
const MAX_BLOCKS = 4096;

/** The texts that a block is made of: what they are called in its deltas, and what in the block. */
const TEXTS = [
  ["text", "text"],
  ["thinking", "thinking"],
  ["partial_json", "input"],
  ["content", "content"],
] as const;

interface PartialBlock {
  readonly begun: unknown;
  readonly texts: Partial<Record<(typeof TEXTS)[number][1], string>>;
}

/** The content of a streamed message, put together from its events, as in a message that came in one piece. */
export class ContentBlocks {
  readonly #blocks: (PartialBlock | undefined)[] = [];
  readonly #budget = new TextBudget();

  begin(index: unknown, block: unknown): void {
    if (isIndex(index)) this.#blocks[index] = { begun: block, texts: {} };
  }

  add(index: unknown, delta: unknown): void {
    const texts = isIndex(index) ? this.#blocks[index]?.texts : undefined;
    if (texts === undefined) return;
    for (const [from, to] of TEXTS) {
      const piece = readProperty(delta, from);
      if (typeof piece === "string") texts[to] = (texts[to] ?? "") + this.#budget.spend(piece);
    }
  }

  content(): readonly unknown[] {
    return this.#blocks.flatMap((block) => (block === undefined ? [] : [whole(block)]));
  }
}

const isIndex = (index: unknown): index is number =>
  Number.isSafeInteger(index) && (index as number) >= 0 && (index as number) < MAX_BLOCKS;

const whole = ({ begun, texts }: PartialBlock): unknown => {
  const block: Record<string, unknown> = { ...(typeof begun === "object" && begun) };
  for (const [, name] of TEXTS) {
    const text = texts[name];
    if (text === undefined || text === "") continue;
    const before = block[name];
    if (name === "input") block[name] = parsedJson(text);
    else block[name] = typeof before === "string" ? before + text : text;
  }
  return block;
};
