/** Stands where a value could not be read, or was too much to read. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/** More than any attribute that is meant to be read: a bound for what a circle or a sparse array makes of itself. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 12;

const copy = (value: unknown, depth: number, budget: { nodes: number }): unknown => {
  budget.nodes -= 1;
  if (budget.nodes < 0 || depth > MAX_DEPTH) return UNREADABLE;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let index = 0; index < value.length && budget.nodes >= 0; index += 1) {
      items.push(copy(value[index], depth + 1, budget));
    }
    return items;
  }
  const members: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    if (budget.nodes < 0) break;
    members[key] = readValue(() => (value as Record<string, unknown>)[key], depth + 1, budget);
  }
  return members;
};

const readValue = (read: () => unknown, depth: number, budget: { nodes: number }): unknown => {
  try {
    return copy(read(), depth, budget);
  } catch {
    return UNREADABLE; // a getter or a proxy that throws is reported by name
  }
};

/** Reads a value that may be anything once, into plain objects and arrays that can be looked at without surprises. */
export const plainValue = (read: () => unknown): unknown => readValue(read, 0, { nodes: MAX_NODES });

export type Members = Readonly<Record<string, unknown>>;

/** Whether a plain value is an object, and no array. */
export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
