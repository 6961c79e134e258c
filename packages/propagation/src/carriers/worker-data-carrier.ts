import { type Carrier, defineCarrier, ownEntry } from "./carrier.ts";

/** No application has a field of this name. */
const KEY = "@sideband/propagation";

/**
 * Carries trace context to a thread, in its `workerData` or in a message to it, all under the one key `@sideband/propagation`.
 *
 * @example
 * const workerData = { document: 7 };
 * propagation.inject(context.active(), workerData, workerDataCarrier);
 * new Worker(program, { workerData });
 *
 * // in the worker
 * const parent = propagation.extract(ROOT_CONTEXT, workerData, workerDataCarrier);
 */
export const workerDataCarrier: Carrier<object> = defineCarrier({
  keys: (data: object) => Object.keys(fieldsOf(data) ?? {}),
  read: (data, key) => ownEntry(fieldsOf(data) ?? {}, key),
  write: (data, key, value) => {
    (data as Record<string, unknown>)[KEY] = { ...fieldsOf(data), [key]: value };
  },
});

const fieldsOf = (data: object): object | undefined => {
  const fields = ownEntry(data, KEY);
  return typeof fields === "object" && fields !== null ? fields : undefined;
};
