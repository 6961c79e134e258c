import type { KeyTable } from "./key-table.ts";
import { isName } from "./secret-item.ts";

const nameKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(["name", "key", "header"]);
const valueKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(["value", "values"]);

/** So many members of an object are looked at for the name of its value. */
export const MAX_MEMBERS = 8;

/** Whether under a key is the name of the value beside it, as in `{ "name": "Authorization", "value": "…" }`. */
export const namesMember = (key: string): boolean => nameKeys.has(key.toLowerCase());

/** Whether under a key is a value whose name stands beside it. */
export const isNamedMember = (key: string): boolean => valueKeys.has(key.toLowerCase());

/** Whether what stands under such a key is the name of a secret. */
export const isSecretName = (name: unknown, keys: KeyTable): boolean => isName(name) && keys.isSensitive(name);
