import type { Attributes } from "@opentelemetry/api";

import { llmAttributes } from "../llm-span.ts";
import { textPool } from "./text-pool.ts";

/** `small`: 12 attributes and an event. `big`: two texts of 2 kB besides, a prompt and an answer. */
export type Load = "small" | "big";

/** So many that no batch has a text twice. */
const TEXTS = 4096;

const withTexts = (): ((index: number) => Attributes) => {
  const texts = textPool({ count: TEXTS, length: 2048, script: "ascii" });
  return (index) => {
    const attributes = llmAttributes(index);
    attributes["gen_ai.input.messages"] = texts[(2 * index) % TEXTS];
    attributes["gen_ai.output.messages"] = texts[(2 * index + 1) % TEXTS];
    return attributes;
  };
};

/** What gives the attributes of one span after the other; the texts among them exist already. */
export const attributesOf = (load: Load): ((index: number) => Attributes) =>
  load === "small" ? llmAttributes : withTexts();
