/**
 * Several headers of one name as the one that they stand for (RFC 9110, 5.3). Whatever is no text is left out.
 *
 * @returns nothing where they are longer than `maxLength`, of which no more is looked at.
 */
export const combineHeaders = (headers: unknown, maxLength: number): string => {
  if (typeof headers === "string") return headers.length <= maxLength ? headers : "";
  if (!Array.isArray(headers)) return "";
  const texts: string[] = [];
  let length = -1; // no comma behind the last
  for (const header of headers as readonly unknown[]) {
    if (typeof header !== "string") continue;
    length += header.length + 1;
    if (length > maxLength) return "";
    texts.push(header);
  }
  return texts.join(",");
};
