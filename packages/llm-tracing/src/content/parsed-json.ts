/** What a JSON text stands for; any other value, and text that is no JSON, as it is. */
export const parsedJson = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};
