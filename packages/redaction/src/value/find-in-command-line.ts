import type { TextRange } from "../detector/detector.ts";
import type { KeyTable } from "../keys/key-table.ts";

/** An option and what follows it, in quotes or not. */
const option =
  /(?<=^|\s)(?<name>--?[A-Za-z][\w.-]{1,63})(?:=|[ \t]{1,8})(?:"(?<double>[^"]+)|'(?<single>[^']+)|(?<bare>[^\s"'-]\S*))/dg;

/** Finds what is given to options whose names say that it is a secret. */
export const findInCommandLine = (text: string, keys: KeyTable): readonly TextRange[] => {
  const found: TextRange[] = [];
  for (const { groups, indices } of text.matchAll(option)) {
    if (!keys.isSensitive(groups?.["name"] ?? "")) continue;
    const places = indices?.groups;
    const [start, end] = places?.["double"] ?? places?.["single"] ?? places?.["bare"] ?? [0, 0];
    found.push({ start, end });
  }
  return found;
};
