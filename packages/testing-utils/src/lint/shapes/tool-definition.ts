import { isMembers } from "../plain-value.ts";
import { members, type Shape, textMissing } from "./shape.ts";

/** What a model may call. */
export const toolDefinitionShape: Shape = members((tool, path) => {
  // As OpenAI's API has it.
  if (isMembers(tool["function"]) && tool["name"] === undefined) {
    return { path, expected: "a definition with `name`", fix: "write what is in `function` one level up" };
  }
  return textMissing(tool, path, ["type", "name"]);
});
