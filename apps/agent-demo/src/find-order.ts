import { setTimeout as pause } from "node:timers/promises";

import type OpenAI from "openai";

/** The agent's only tool: looks an order up, which takes a moment. */
export const findOrder = async (input: { id?: unknown }): Promise<object> => {
  await pause(60);
  return { id: input.id, status: "shipped", carrier: "Parcel Express", expected: "tomorrow" };
};

export const findOrderDefinition: OpenAI.Chat.ChatCompletionFunctionTool = {
  type: "function",
  function: {
    name: "find_order",
    description: "Finds an order of the shop by its number.",
    parameters: { type: "object", properties: { id: { type: "integer" } }, required: ["id"] },
  },
};
