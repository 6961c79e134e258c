import { inspect } from "node:util";

/** The path of the first thing in a value that cannot be sent to another thread, as in `pipelineOptions.headers[0]`. */
export const uncloneablePath = (name: string, value: unknown): string => find(name, value, new Set()) ?? name;

const find = (path: string, value: unknown, seen: Set<unknown>): string | undefined => {
  if (seen.has(value) || isCloneable(value)) return undefined;
  seen.add(value);
  let goesInCircles = false;
  for (const [step, member] of membersOf(value)) {
    goesInCircles ||= seen.has(member);
    const found = find(path + step, member, seen);
    if (found !== undefined) return found;
  }
  // For what it is, not for what it holds: a function, a promise, a socket. What leads back is told elsewhere.
  return goesInCircles ? undefined : path;
};

type Member = readonly [step: string, member: unknown];

const membersOf = (value: unknown): readonly Member[] => {
  try {
    return readMembers(value);
  } catch {
    return []; // a proxy may throw whatever is asked
  }
};

const readMembers = (value: unknown): readonly Member[] => {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return Array.from(value, (member: unknown, index) => [`[${index}]`, member]);
  if (value instanceof Map) return Array.from(value, ([key, member]) => [`.get(${keyText(key)})`, member]);
  if (value instanceof Set) return Array.from(value, (member, index) => [`[${index}]`, member]);
  return Object.keys(value).map((key) => [propertyText(key), read(value, key)]);
};

/** What a getter that throws stands for cannot be sent, like a function. */
const read = (value: object, key: string): unknown => {
  try {
    return Reflect.get(value, key);
  } catch {
    return read;
  }
};

const propertyText = (key: string): string =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;

const keyText = (key: unknown): string =>
  typeof key === "string" ? JSON.stringify(key) : inspect(key, { depth: -1, customInspect: false });

const isCloneable = (value: unknown): boolean => {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
};
