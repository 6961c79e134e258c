import { SpanAssertionError } from "../../src/index.ts";

/** The message of the assertion's error; any other error is thrown on. Ids are numbered as they come. */
export const messageOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    if (!(error instanceof SpanAssertionError)) throw error;
    const ids = new Map<string, string>();
    return error.message.replaceAll(/\b(?:[0-9a-f]{32}|[0-9a-f]{16})\b/gu, (id) => {
      const name = ids.get(id) ?? `<id ${ids.size + 1}>`;
      ids.set(id, name);
      return name;
    });
  }
  throw new Error("Expected a SpanAssertionError, got none");
};
