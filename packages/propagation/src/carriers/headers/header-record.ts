import { isName, type HeaderStore } from "./header-store.ts";

/** `{ name: value }`, `{ name: [value, value] }`. */
export type HeaderRecord = Record<string, unknown>;

export const headerRecord: HeaderStore<HeaderRecord> = {
  names: (record) => Object.keys(record),

  values(record, name) {
    const values: unknown[] = [];
    for (const written of Object.keys(record)) if (isName(written, name)) values.push(record[written]);
    return values.flat();
  },

  replace(record, name, value) {
    for (const written of Object.keys(record)) if (written !== name && isName(written, name)) delete record[written];
    record[name] = value;
  },
};
