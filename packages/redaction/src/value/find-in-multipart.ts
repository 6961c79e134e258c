import type { TextRange } from "../detector/detector.ts";
import type { KeyTable } from "../keys/key-table.ts";

/** The line that parts a form, and the first header of a part. */
export const MULTIPART_HEAD: RegExp = /^--[^\s]{1,80}\r?\ncontent-/i;

/** Whether a text begins as a form in parts does. */
export const beginsAsMultipart = (text: string): boolean => text.startsWith("--") && MULTIPART_HEAD.test(text);

/** The name of a part and, behind an empty line, what it is. */
const part =
  /[; ]name="(?<name>[^"\r\n]{1,64})"[^\r\n]{0,256}\r?\n(?:[^\r\n]{1,256}\r?\n){0,8}\r?\n(?<value>[^]*?)(?=\r?\n--|$)/dgi;

/** Finds the parts of a form whose names say that they are secrets. */
export const findInMultipart = (text: string, keys: KeyTable): readonly TextRange[] => {
  const found: TextRange[] = [];
  for (const { groups, indices } of text.matchAll(part)) {
    const [start, end] = indices?.groups?.["value"] ?? [0, 0];
    if (start < end && keys.isSensitive(groups?.["name"] ?? "")) found.push({ start, end });
  }
  return found;
};
