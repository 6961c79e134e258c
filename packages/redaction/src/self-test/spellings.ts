/** How often one JSON text may stand in another. */
const MAX_DEPTH = 3;

/** How a text reads where it stands as it is, in JSON, in JSON within JSON, and so on. */
export const spellingsOf = (text: string): string[] => {
  const spellings = [text];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) spellings.push(JSON.stringify(spellings.at(-1)).slice(1, -1));
  return [...new Set(spellings)];
};
