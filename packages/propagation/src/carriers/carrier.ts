import type { TextMapGetter, TextMapSetter } from "@opentelemetry/api";

/** Reads and writes trace context in what a message carries: both in one, for `inject` and for `extract`. */
export interface Carrier<T> extends TextMapGetter<T | null | undefined>, TextMapSetter<T | null | undefined> {}

/** The same for something that is there, from which anything may come and which may throw. */
interface CarrierAccess<T extends object> {
  readonly keys: (carrier: T) => Iterable<unknown>;
  readonly read: (carrier: T, key: string) => unknown;
  readonly write: (carrier: T, key: string, value: string) => void;
}

/** Twice what W3C Baggage asks everybody to pass on. What is longer is neither read nor written. */
const MAX_VALUE_BYTES = 16_384;

/** Makes a carrier that never throws, and that gives and takes nothing but texts of bounded length. */
export const defineCarrier = <T extends object>({ keys, read, write }: CarrierAccess<T>): Carrier<T> => ({
  keys: (carrier) => attempt(carrier, (there) => Array.from(keys(there)).filter(isString)) ?? [],
  get: (carrier, key) => attempt(carrier, (there) => toTexts(read(there, key))),
  set: (carrier, key, value) => {
    if (typeof value !== "string" || Buffer.byteLength(value) > MAX_VALUE_BYTES) return;
    attempt(carrier, (there) => write(there, key, value));
  },
});

const attempt = <T extends object, R>(carrier: T | null | undefined, use: (carrier: T) => R): R | undefined => {
  if (typeof carrier !== "object" || carrier === null) return undefined;
  try {
    return use(carrier);
  } catch {
    // Carriers belong to the application: some are frozen, some are proxies. The message is worth more than its trace.
    return undefined;
  }
};

/** One text, several where the message had several, undefined where it had none that is one. */
const toTexts = (value: unknown): string | string[] | undefined => {
  if (!Array.isArray(value)) return toText(value);
  const texts = value.map(toText).filter(isString);
  return texts.length > 1 ? texts : texts[0];
};

const toText = (value: unknown): string | undefined => {
  if (typeof value === "string") return Buffer.byteLength(value) > MAX_VALUE_BYTES ? undefined : value;
  if (!(value instanceof Uint8Array) || value.byteLength > MAX_VALUE_BYTES) return undefined;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
};

const isString = (value: unknown): value is string => typeof value === "string";

/** An object's own entry, and not what all objects have. */
export const ownEntry = (carrier: object, key: string): unknown =>
  Object.hasOwn(carrier, key) ? (carrier as Record<string, unknown>)[key] : undefined;
