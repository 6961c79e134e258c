import { inspect } from "node:util";

import { seen } from "./seen.ts";

/** What a call gives, or the class of what it throws: the messages quote functions. */
const outcome = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (error) {
    return ["thrown", (error as Error).name];
  }
};

const withoutPorts = (text: string): string => text.replaceAll(/:\d+/g, ":port");

/** What an `AsyncLocalStorage` of Node.js 22 writes on every promise. */
const ASYNC_HOOKS =
  /,?\s*\[Symbol\((?:async_id_symbol|trigger_async_id_symbol|kResourceStore)\)\]: (?:\d+|\w+|\[\w+\])/g;

/** An object as a console shows it, but for what kind of functions it has and which tracer a client has of its own. */
const shown = (object: object): string =>
  withoutPorts(inspect(object, { depth: 0 }))
    .replaceAll(ASYNC_HOOKS, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\[\w*Function[^\]]*\]/g, "[Function]")
    .replaceAll(/\[\w+Tracer\]/g, "[Tracer]");

/** What can be told of an object without changing it. */
export const look = (object: object): unknown => [
  object.constructor.name,
  Object.keys(object),
  Object.keys(Object.getPrototypeOf(object) as object),
  shown(object),
  outcome(() => withoutPorts(JSON.stringify(object))),
  outcome(() => typeof structuredClone(object)),
  ...["create", "withOptions", "withResponse", "then", "tee"].map((name) => seen(Reflect.get(object, name))),
];
