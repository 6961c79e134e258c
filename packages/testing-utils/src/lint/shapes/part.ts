import { isMembers, type Members } from "../plain-value.ts";
import { members, type Misshape, type Shape, textMissing } from "./shape.ts";

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: ["content"],
  reasoning: ["content"],
  tool_call: ["name"],
  server_tool_call: ["name"],
  blob: ["modality", "content"],
  file: ["modality", "file_id"],
  uri: ["modality", "uri"],
};

/** What client libraries call it, and what it is called here. */
const RENAMES: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  text: [["text", "content"]],
  reasoning: [
    ["thinking", "content"],
    ["text", "content"],
  ],
  tool_call_response: [
    ["result", "response"],
    ["content", "response"],
  ],
};

const renamed = (part: Members, path: string, type: string): Misshape | undefined => {
  const rename = (Object.hasOwn(RENAMES, type) ? RENAMES[type] : undefined)?.find(
    ([from, to]) => from in part && !(to in part),
  );
  if (rename === undefined) return undefined;
  const [from, to] = rename;
  return { path, expected: `a part with \`${to}\``, fix: `write \`${to}\` in place of \`${from}\`` };
};

const structureMissing = (part: Members, path: string, type: string): Misshape | undefined => {
  const own = part[type];
  if (isMembers(own) && typeof own["type"] === "string") return undefined;
  return { path: `${path}.${type}`, expected: "an object with a type", fix: `write \`${type}\`: { type: … }` };
};

/**
 * A part of a message. Types that the conventions do not name are parts too.
 *
 * Source: the JSON schemas of `gen_ai.input.messages` and `gen_ai.output.messages`
 */
export const partShape: Shape = members((part, path) => {
  const type = part["type"];
  if (typeof type !== "string")
    return { path: `${path}.type`, expected: "a string", fix: 'write `type`, such as "text"' };
  if (type === "server_tool_call_response") return structureMissing(part, path, type);
  const misshape =
    renamed(part, path, type) ?? textMissing(part, path, (Object.hasOwn(TEXTS, type) && TEXTS[type]) || []);
  if (misshape !== undefined) return misshape;
  if (type === "server_tool_call") return structureMissing(part, path, type);
  if (type === "tool_call_response" && !("response" in part)) {
    return { path, expected: "a part with `response`", fix: "write `response`" };
  }
  return undefined;
});
