import type { TextRange } from "../../detector/detector.ts";

const UUID_LENGTH = 36;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Whether a part of a text is also part of a UUID. */
export const isWithinUuid = (text: string, { start, end }: TextRange): boolean => {
  if (!text.slice(Math.max(0, start - 1), end + 1).includes("-")) return false;
  const from = Math.max(0, start - UUID_LENGTH);
  const around = text.slice(from, end + UUID_LENGTH);
  for (const { index } of around.matchAll(uuids))
    if (from + index < end && from + index + UUID_LENGTH > start) return true;
  return false;
};
