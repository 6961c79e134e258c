import { isName, type HeaderStore } from "./header-store.ts";

/** `[[name, value], [name, value]]`, what `fetch` takes for headers. */
export type HeaderPairs = (readonly [name: string, value: string])[];

export const headerPairs: HeaderStore<HeaderPairs> = {
  names: (pairs) => pairs.map(([written]) => written),

  values: (pairs, name) => pairs.filter(([written]) => isName(written, name)).map(([, value]) => value),

  replace(pairs, name, value) {
    const others = pairs.filter(([written]) => !isName(written, name));
    pairs.splice(0, pairs.length, ...others, [name, value]);
  },
};
