import { readProperty } from "@sideband/propagation/lifetime";

/** More objects than lie in one another in any answer of a provider. */
const MAX_BODIES = 16;

/** Under which clients keep what a provider answered, and providers what they say in detail. */
const INNER = ["error", "data", "innererror", "details"] as const;

/** Google's client has the answer as JSON in the message, and nowhere else. */
const JSON_MESSAGE = /^(?:got status: \w{0,64}\. )?(?=\{)/;
const MAX_JSON_LENGTH = 65_536;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const parsedMessage = (error: unknown): unknown => {
  const message = readProperty(error, "message");
  if (typeof message !== "string" || message.length > MAX_JSON_LENGTH) return undefined;
  const prefix = JSON_MESSAGE.exec(message);
  if (prefix === null) return undefined;
  try {
    return JSON.parse(message.slice(prefix[0].length));
  } catch {
    return undefined;
  }
};

/** What lies in an object: another one, or the first ones of a list. */
const innerOf = (value: unknown): readonly unknown[] => [
  value,
  ...Array.from({ length: MAX_BODIES }, (_, index) => readProperty(value, index)),
];

/**
 * The objects in which a provider says what is wrong: the error itself first, then what lies in it. Any of their
 * properties may be missing, or be anything. Never throws.
 */
export const providerBodies = (error: unknown): readonly object[] => {
  const bodies: object[] = [];
  const add = (body: unknown): void => {
    if (isObject(body) && bodies.length < MAX_BODIES && !bodies.includes(body)) bodies.push(body);
  };
  add(error);
  add(parsedMessage(error));
  for (const body of bodies) {
    for (const key of INNER) innerOf(readProperty(body, key)).forEach(add);
  }
  return bodies;
};
