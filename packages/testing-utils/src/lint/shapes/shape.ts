import { isMembers, type Members } from "../plain-value.ts";

/** Where a structure is not what the conventions' JSON schemas have. */
export interface Misshape {
  /** The way into it, such as `[0].parts[1]`. */
  readonly path: string;
  /** Completes "is not". */
  readonly expected: string;
  readonly fix: string;
}

/** Looks at one item of a list. */
export type Shape = (item: unknown, path: string) => Misshape | undefined;

export const isText = (value: unknown): value is string => typeof value === "string";

/** Looks at an object's members; anything else is misshapen. */
export const members =
  (look: (item: Members, path: string) => Misshape | undefined): Shape =>
  (item, path) =>
    isMembers(item) ? look(item, path) : { path, expected: "an object", fix: "write an object" };

/** The first key of an object that should hold text and does not. */
export const textMissing = (item: Members, path: string, keys: readonly string[]): Misshape | undefined => {
  const key = keys.find((one) => !isText(item[one]));
  return key === undefined ? undefined : { path: `${path}.${key}`, expected: "a string", fix: `write \`${key}\`` };
};
