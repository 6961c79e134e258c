import { ATTRIBUTES } from "@sideband/semconv";

import { editDistance } from "../value/edit-distance.ts";
import { isLintedKey } from "./linted-key.ts";

const KEYS: readonly string[] = /* @__PURE__ */ Object.keys(ATTRIBUTES).filter(
  (key) => isLintedKey(key) && ATTRIBUTES[key]?.deprecated === undefined,
);

/** No official key is longer; comparing takes the product of the lengths. */
const LONGEST = 80;

/** What two keys do not share of their namespaces: most of any two keys is the same, and says nothing. */
const apart = (left: string, right: string): readonly [string, string] => {
  const [from, to] = [left.split("."), right.split(".")];
  let shared = 0;
  while (shared < Math.min(from.length, to.length) - 1 && from[shared] === to[shared]) shared += 1;
  return [from.slice(shared).join("."), to.slice(shared).join(".")];
};

const distanceIfNear = (key: string, known: string): number | undefined => {
  const [left, right] = apart(key, known);
  const longer = Math.max(left.length, right.length);
  const most = Math.max(Math.min(2, Math.floor(longer * 0.4)), Math.floor(longer * 0.25));
  if (Math.abs(left.length - right.length) > most) return undefined;
  const distance = editDistance(left, right);
  return distance <= most ? distance / longer : undefined;
};

const search = (key: string): string | undefined => {
  let nearest: string | undefined;
  let least = Infinity;
  for (const known of KEYS) {
    const distance = distanceIfNear(key, known);
    if (distance !== undefined && distance < least) [nearest, least] = [known, distance];
  }
  return nearest;
};

/** A key that is wrong in one span is wrong in all: what was searched for is remembered, up to a bound. */
const found = new Map<string, string | undefined>();
const MAX_FOUND = 1000;

/** The official key that a key was most likely meant to be. */
export const nearestKey = (key: string): string | undefined => {
  if (key.length > LONGEST) return undefined;
  if (found.has(key)) return found.get(key);
  if (found.size >= MAX_FOUND) found.clear();
  const nearest = search(key);
  found.set(key, nearest);
  return nearest;
};
