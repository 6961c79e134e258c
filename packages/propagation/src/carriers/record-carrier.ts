import { type Carrier, defineCarrier, ownEntry } from "./carrier.ts";

/** Fields of an object under the names that the propagators give them. */
export const recordCarrier = <T extends object>(): Carrier<T> =>
  defineCarrier<T>({
    keys: Object.keys,
    read: ownEntry,
    write: (carrier, key, value) => {
      (carrier as Record<string, unknown>)[key] = value;
    },
  });
