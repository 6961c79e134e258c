const hidden = (value: unknown): PropertyDescriptor => ({
  value,
  writable: true,
  configurable: true,
  enumerable: false,
});

/** What an error has besides what can be enumerated. Each may be a getter that throws. */
const PARTS = ["message", "name", "stack", "cause", "errors"] as const;

/** A copy of an error without what the application put on it that can be enumerated. */
export const copyError = (error: Error, copyPart: (value: unknown) => unknown): Error => {
  const copy = new Error("");
  for (const part of PARTS) {
    const value = (error as Partial<Record<(typeof PARTS)[number], unknown>>)[part];
    if (value !== undefined || part === "stack") Object.defineProperty(copy, part, hidden(copyPart(value)));
  }
  return copy;
};
