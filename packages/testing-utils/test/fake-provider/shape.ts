// Words that say what something is: their values are part of the shape.
const WORDS: ReadonlySet<string> = new Set([
  "type",
  "object",
  "role",
  "status",
  "finish_reason",
  "stop_reason",
  "reason",
  "finishReason",
  "blockReason",
  "modality",
  "@type",
]);

/** What a value is made of: its keys in no order, the JSON types at every path, and the words that name its kind. */
export const shapeOf = (value: unknown): unknown => {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.map((item) => shapeOf(item));
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      WORDS.has(key) && typeof field === "string" ? `=${field}` : shapeOf(field),
    ]),
  );
};
