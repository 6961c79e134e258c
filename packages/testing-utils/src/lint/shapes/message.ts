import { partShape } from "./part.ts";
import { isText, members, type Shape, textMissing } from "./shape.ts";

/** A message, sent or received. */
export const messageShape: Shape = members((message, path) => {
  const misshape = textMissing(message, path, ["role"]);
  if (misshape !== undefined) return misshape;
  const { parts, content } = message;
  if (!Array.isArray(parts)) {
    const fix = isText(content) ? 'write `parts`: [{ "type": "text", "content": … }]' : "write `parts`, a list";
    return {
      path: `${path}.parts`,
      expected: "a list",
      fix: content === undefined ? fix : `${fix}, in place of \`content\``,
    };
  }
  for (const [index, part] of parts.entries()) {
    const wrong = partShape(part, `${path}.parts[${index}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
});
