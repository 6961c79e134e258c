import type { HeaderStore } from "./header-store.ts";

/** `Headers` of `fetch`, which know no case and join the values of one name. */
export interface HeadersObject {
  keys(): Iterable<string>;
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export const headersObject: HeaderStore<HeadersObject> = {
  names: (headers) => Array.from(headers.keys()),
  values: (headers, name) => [headers.get(name)],
  replace: (headers, name, value) => headers.set(name, value),
};
