import { wrongSecretOption } from "../expect-option.ts";

/** Names of keys. A key's name that is wrong is not said: it may be a value, put in the wrong place. */
export const resolveKeys = (keys: unknown): readonly string[] => {
  if (!Array.isArray(keys)) throw wrongSecretOption("keys", "an array of names", keys);
  for (const [index, key] of (keys as readonly unknown[]).entries())
    if (typeof key !== "string" || !/[\p{L}\p{N}]/u.test(key))
      throw wrongSecretOption(`keys[${index}]`, "a name with a letter or digit", key);
  return [...(keys as readonly string[])];
};
