const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What only a call gives: of spans, trace states and resources. */
const CALLS = new Set(["spanContext", "serialize", "getRawAttributes"]);

const read = (holder: object, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "function" && CALLS.has(String(key)) ? (value.call(holder) as unknown) : value;
};

const keysOf = (holder: object): Set<string | symbol> => {
  const keys = new Set<string | symbol>();
  for (let link: object | null = holder; link !== null && !isBuiltIn(link); link = Reflect.getPrototypeOf(link)) {
    for (const key of Reflect.ownKeys(link)) if (link === holder || key !== "constructor") keys.add(key);
  }
  return keys;
};

const isBuiltIn = (link: object): boolean =>
  [Object, Array, Map, Set, Promise].some(({ prototype }) => (prototype as object) === link);

/** Every text that can be reached from a value: keys, values, getters, and what the methods of spans give. */
export const everythingIn = (value: unknown): string => {
  const texts: string[] = [];
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const current = waiting.pop();
    if (typeof current === "function") continue; // closures cannot be looked into
    if (!isObject(current)) {
      texts.push(String(current));
      continue;
    }
    if (seen.has(current)) continue;
    seen.add(current);
    if (ArrayBuffer.isView(current)) {
      texts.push(Buffer.from(current.buffer, current.byteOffset, current.byteLength).toString("latin1"));
      continue;
    }
    if (current instanceof Map) waiting.push(...current.keys(), ...current.values());
    if (current instanceof Set) waiting.push(...current);
    for (const key of keysOf(current)) {
      texts.push(String(key));
      waiting.push(read(current, key));
    }
  }
  return texts.join("\n");
};
