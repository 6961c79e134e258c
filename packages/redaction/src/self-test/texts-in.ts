/** All texts in a plain value: keys, values, and what is spelt out of numbers. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) {
    yield String(value);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    yield key;
    yield* textsIn(member);
  }
}
