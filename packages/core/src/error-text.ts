/** What an error says; nothing for what is no error. Anything can be thrown, even what throws when it is looked at. */
export const errorText = (thrown: unknown): string => {
  try {
    return thrown instanceof Error && typeof thrown.message === "string" ? thrown.message : "";
  } catch {
    return "";
  }
};
