import type { KeyTable } from "../keys/key-table.ts";
import { MAX_MEMBERS, namesMember, roleOfMember, type SecretMembers, secretMembersBy } from "../keys/named-member.ts";

const roleOf = (own: readonly string[]): SecretMembers => {
  let role: SecretMembers = "none";
  for (const key of own) {
    const one = roleOfMember(key);
    if (one === "value") return one;
    if (one !== "none") role = one;
  }
  return role;
};

/** Which members of an object are secrets by what others say. Getters are not asked. */
export const secretMembersOf = (value: object, own: readonly string[], keys: KeyTable): SecretMembers => {
  const role = own.length < 2 ? "none" : roleOf(own);
  if (role === "none") return role;
  for (const key of own.slice(0, MAX_MEMBERS)) {
    if (!namesMember(key, role)) continue;
    const name: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    const members = secretMembersBy(key, name, keys);
    if (members !== "none") return members;
  }
  return "none";
};
