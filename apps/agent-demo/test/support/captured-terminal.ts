import { plain } from "../../src/paint.ts";
import type { Terminal } from "../../src/terminal.ts";

export interface CapturedTerminal extends Terminal {
  readonly lines: string[];
}

export const capturedTerminal = (width = 80): CapturedTerminal => {
  const lines: string[] = [];
  return { lines, width, paint: plain, line: (text = "") => void lines.push(text) };
};
