import { members, type Shape } from "./shape.ts";

/** What a search found. */
export const documentShape: Shape = members(({ id, score }, path) => {
  if (id !== undefined && id !== null && typeof id !== "string") {
    return { path: `${path}.id`, expected: "a string", fix: "write `id` as text" };
  }
  return score === undefined || score === null || typeof score === "number"
    ? undefined
    : { path: `${path}.score`, expected: "a number", fix: "write `score` as a number" };
});

/** What a memory holds. */
export const memoryRecordShape: Shape = members((record, path) =>
  "content" in record
    ? documentShape(record, path)
    : { path, expected: "a record with `content`", fix: "write `content`" },
);
