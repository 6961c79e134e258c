import { isName, type HeaderStore } from "./header-store.ts";

/** `[name, value, name, value]`, as `rawHeaders` of Node.js has them, and what undici takes for headers. */
export type RawHeaders = string[];

export const rawHeaders: HeaderStore<RawHeaders> = {
  names: (raw) => raw.filter((_, index) => index % 2 === 0),

  values: (raw, name) => raw.filter((_, index) => index % 2 === 1 && isName(raw[index - 1], name)),

  replace(raw, name, value) {
    const others = raw.filter((_, index) => !isName(raw[index - (index % 2)], name));
    raw.splice(0, raw.length, ...others, name, value);
  },
};
