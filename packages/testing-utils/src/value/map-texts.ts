/** A value with every text in it changed, keys too; what is not plain (bytes, instances, circles) stays as it is. */
export const mapTexts = (value: unknown, change: (text: string) => string, above: readonly unknown[] = []): unknown => {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null || above.includes(value)) return value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, [...above, value]));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(Object.getOwnPropertyDescriptors(value)).map(([key, property]) => {
    const read = "value" in property ? mapTexts(property.value, change, [...above, value]) : "[Getter]";
    return [change(key), read] as const;
  });
  return Object.fromEntries(entries);
};
