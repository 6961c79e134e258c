/** One way in which headers are kept: how they are read and written there. Names may come in any case. */
export interface HeaderStore<Store> {
  names(store: Store): string[];
  values(store: Store, name: string): unknown[];
  /** Writes the header in the place of all of its name. */
  replace(store: Store, name: string, value: string): void;
}

/** Whether a name as somebody wrote it is the name, which is in lower case. */
export const isName = (written: unknown, name: string): boolean =>
  typeof written === "string" && written.length === name.length && (written === name || written.toLowerCase() === name);
