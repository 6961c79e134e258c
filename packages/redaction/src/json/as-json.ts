/** What stands in place of a JSON text, so that who reads it as such can: a string, or less where that does not fit. */
export const asJson = (text: string, maxLength: number): string =>
  [JSON.stringify(text), '""', "0"].find((json) => json.length <= maxLength) ?? "";
