/** What is judged. */
export type Aspect =
  | "output"
  | "requests"
  | "upstream"
  | "rejections"
  | "spans"
  | "ends"
  | "parent"
  | "status"
  | "error.type"
  | "model"
  | "finish reasons"
  | "usage"
  | "first chunk";

/** Something that is not as it should be. */
export interface Finding {
  readonly aspect: Aspect;
  /** What was expected, and what came. */
  readonly message: string;
}

export const expected = (aspect: Aspect, wanted: unknown, got: unknown): Finding => {
  const show = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "none"));
  return { aspect, message: `expected ${show(wanted)}, got ${show(got)}` };
};
