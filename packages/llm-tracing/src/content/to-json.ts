import { expectLength } from "./expect-length.ts";

/**
 * `JSON.stringify` for values that an application passes around: a reference back to an enclosing object becomes
 * "[Circular]", a BigInt its digits. Getters and `toJSON` methods that throw still throw, and so does a list
 * of more than a million items.
 */
export const toJson = (value: unknown): string | undefined => {
  const path: unknown[] = [];
  return JSON.stringify(value, function replace(this: unknown, _key: string, item: unknown) {
    if (typeof item === "bigint") return item.toString();
    if (typeof item !== "object" || item === null) return item;
    // `this` holds the item: what stands behind it on the path has been left.
    while (path.length > 0 && path.at(-1) !== this) path.pop();
    if (path.includes(item)) return "[Circular]";
    if (Array.isArray(item)) expectLength(item);
    path.push(item);
    return item;
  });
};
