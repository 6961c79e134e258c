import type { KeyTable } from "./key-table.ts";
import { isName } from "./secret-item.ts";

/** Under these keys is the name of the value beside it, as in `{ "name": "Authorization", "value": "…" }`. */
const nameKeys: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "attribute",
  "field",
  "header",
  "id",
  "k",
  "key",
  "label",
  "name",
  "option",
  "param",
  "parameter",
  "property",
  "setting",
  "variable",
]);

const valueKeys: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "default",
  "defaultvalue",
  "default_value",
  "v",
  "val",
  "value",
  "values",
]);

/** Under these an agent says where on a page it types, `{ "selector": "#password", "text": "…" }`. */
const placeKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(["element", "locator", "selector", "target"]);

const TYPED = "text";

/** So many members of an object are looked at for the name of its value. */
export const MAX_MEMBERS = 8;

/** Longer descriptions of a place on a page are not looked at, in UTF-16 units. */
const MAX_PLACE_LENGTH = 128;

/** Which members of an object are secrets by what stands beside them. */
export type SecretMembers = "none" | "value" | "typed";

/** Whether a unit is what `default` or `value` begin with: cheap, as every key is asked. */
const mayBeginValue = (unit: number): boolean => (unit | 32) === 118 || (unit | 32) === 100;

/** How what stands under a key may be a secret by what stands beside it, if it may. */
export const roleOfMember = (key: string): SecretMembers => {
  if (key === TYPED) return "typed";
  return mayBeginValue(key.charCodeAt(0)) && valueKeys.has(key.toLowerCase()) ? "value" : "none";
};

/** Whether under a key may be what says whether members of such a role are secrets. */
export const namesMember = (key: string, role: SecretMembers): boolean => {
  const lower = key.toLowerCase();
  return placeKeys.has(lower) || (role === "value" && (lower === "type" || nameKeys.has(lower)));
};

/** Which members of its object are secrets by what stands under a key. */
export const secretMembersBy = (key: string, name: unknown, keys: KeyTable): SecretMembers => {
  const lower = key.toLowerCase();
  if (lower === "type") return name === "password" ? "value" : "none";
  if (nameKeys.has(lower)) return isName(name) && keys.isSensitive(name) ? "value" : "none";
  if (!placeKeys.has(lower) || typeof name !== "string" || name.length > MAX_PLACE_LENGTH) return "none";
  return keys.isSensitive(name.replace(/\bfield\b/i, "")) ? "typed" : "none";
};

/** Whether under a key is what is a secret then. */
export const isSecretMember = (key: string, members: SecretMembers): boolean =>
  members !== "none" && (valueKeys.has(key.toLowerCase()) || (members === "typed" && key === TYPED));
