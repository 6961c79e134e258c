/** Cuts a text for streaming: one piece per word, a number of pieces of about the same length, or as given. */
export const splitText = (text: string, chunks: number | readonly string[] | null): readonly string[] => {
  if (text === "") return [];
  if (typeof chunks !== "number") return chunks ?? text.match(/\s*\S+\s*$|\s*\S+/gu) ?? [text];
  const characters = Array.from(text); // by code point: a piece never holds half a surrogate pair
  const pieces: string[] = [];
  for (let piece = 0; piece < chunks; piece += 1) {
    const from = Math.floor((piece * characters.length) / chunks);
    const to = Math.floor(((piece + 1) * characters.length) / chunks);
    if (to > from) pieces.push(characters.slice(from, to).join(""));
  }
  return pieces;
};
