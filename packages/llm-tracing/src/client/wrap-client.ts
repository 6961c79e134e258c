import { type Log, patch, readProperty } from "@sideband/propagation/lifetime";
import type { Provider } from "@sideband/semconv";

import type { LlmTracer } from "../llm-tracer.ts";
import type { Method, ModelApi } from "./model-api.ts";
import { type Invoke, traceMethod } from "./trace-method.ts";

/** A method of a client that calls a model: the way to the object that has it, its name, and how it reads. */
export interface TracedMethod {
  readonly resource: readonly string[];
  readonly name: string;
  readonly api: ModelApi;
}

export interface ClientTracing {
  readonly methods: readonly TracedMethod[];
  readonly provider: Provider;
  readonly llm: LlmTracer;
  /** The tracer's. */
  readonly log: Log;
  /** For clients that trace by themselves: called with each that is wrapped, clones too, however often. May throw. */
  readonly prepare?: (client: object) => void;
  /** For clients that trace by themselves: calls a method of theirs. */
  readonly invoke?: Invoke;
}

/** The objects whose methods have been replaced, and which methods. */
const wrapped = /* @__PURE__ */ new WeakMap<object, Set<string>>();

const resourceOf = (client: unknown, path: readonly string[]): object | undefined => {
  let resource = client;
  for (const name of path) resource = readProperty(resource, name);
  return typeof resource === "object" && resource !== null ? resource : undefined;
};

const methodOf = (resource: object | undefined, name: string): Method | undefined => {
  const method = readProperty(resource, name);
  return typeof method === "function" ? (method as Method) : undefined;
};

/** Whether a client has any of these methods. */
export const hasMethod = (client: unknown, methods: readonly TracedMethod[]): boolean =>
  methods.some(({ resource, name }) => methodOf(resourceOf(client, resource), name) !== undefined);

/** Whether a method is to be replaced. One that is inherited once more has been put back, as spies of tests do. */
const claim = (object: object, name: string): boolean => {
  const names = wrapped.get(object) ?? new Set<string>();
  wrapped.set(object, names);
  if (names.has(name) && Object.hasOwn(object, name)) return false;
  names.add(name);
  return true;
};

/** Clones are clients of their own, with resources of their own. */
const wrapClones = (client: object, tracing: ClientTracing): void => {
  const withOptions = methodOf(client, "withOptions");
  if (withOptions === undefined || !claim(client, "withOptions")) return;
  const apply = (_: Method, self: unknown, args: unknown[]): unknown => {
    const clone: unknown = Reflect.apply(withOptions, self, args);
    if (typeof clone === "object" && clone !== null) wrapClient(clone, tracing);
    return clone;
  };
  patch(client, "withOptions", new Proxy(withOptions, { apply }));
};

/**
 * Replaces the methods of a client that call models, on the very objects that have them. A client is wrapped once,
 * however often this is called. Does not throw: what cannot be traced is told to the log.
 */
export const wrapClient = (client: object, tracing: ClientTracing): void => {
  const { methods, prepare, ...options } = tracing;
  try {
    prepare?.(client);
  } catch {
    tracing.log("this client takes no changes (frozen?); what it traces by itself is not kept from doing so");
  }
  for (const { resource: path, name, api } of methods) {
    const resource = resourceOf(client, path);
    const method = methodOf(resource, name);
    if (resource === undefined || method === undefined) continue;
    const where = [...path, name].join(".");
    try {
      if (!claim(resource, name)) continue;
      patch(resource, name, traceMethod(method, { ...options, client, api }));
    } catch {
      tracing.log(`this client takes no new methods (frozen?); calls of ${where} are not traced`);
      continue;
    }
    if (resourceOf(client, path) !== resource) {
      tracing.log(`this client makes ${path.join(".")} anew; calls of ${where} are not traced`);
    }
  }
  try {
    wrapClones(client, tracing);
  } catch {
    tracing.log("this client takes no new methods (frozen?); its clones are not traced");
  }
};
