export interface Quiet {
  readonly lines: string[];
  readonly log: (message: string) => void;
}

/** A log that keeps its lines. */
export const quiet = (): Quiet => {
  const lines: string[] = [];
  return { lines, log: (message) => void lines.push(message) };
};
