import { readProperty } from "@sideband/propagation/lifetime";

import type { ToolDefinition } from "../../content/message.ts";

const typeOf = (type: unknown): string => (typeof type === "string" && type !== "custom" ? type : "function");

/** Tools of the application are functions; those of the provider have types of their own, with a date in them. */
export const toolDefinitions = (tools: readonly unknown[]): ToolDefinition[] =>
  tools.map((tool) => {
    const name = readProperty(tool, "name");
    return { type: typeOf(readProperty(tool, "type")), name: typeof name === "string" ? name : "" };
  });
