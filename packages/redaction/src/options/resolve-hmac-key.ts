import { wrongSecretOption } from "../expect-option.ts";

const MIN_KEY_BYTES = 32;

/** Nothing of the key is said, whatever is wrong with it. */
export const resolveHmacKey = (key: unknown, isNeeded: boolean): Uint8Array | undefined => {
  if (key === undefined) {
    if (!isNeeded) return undefined;
    throw new TypeError(`Expected \`hmacKey\` to be at least ${MIN_KEY_BYTES} bytes with mode "hmac", got none`);
  }
  if (typeof key !== "string" && !(key instanceof Uint8Array))
    throw wrongSecretOption("hmacKey", "a string or bytes", key);
  const bytes = typeof key === "string" ? new TextEncoder().encode(key) : Uint8Array.from(key);
  if (bytes.length >= MIN_KEY_BYTES) return bytes;
  throw new TypeError(`Expected \`hmacKey\` to be at least ${MIN_KEY_BYTES} bytes, got ${bytes.length}`);
};
