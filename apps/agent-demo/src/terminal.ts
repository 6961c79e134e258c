import { paintFor, type Paint } from "./paint.ts";

/** Where the demo speaks. */
export interface Terminal {
  /** In columns. */
  readonly width: number;
  readonly paint: Paint;
  line(text?: string): void;
}

const MIN_WIDTH = 80;
const MAX_WIDTH = 132;

export const terminalOf = (stream: NodeJS.WriteStream): Terminal => ({
  width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, stream.columns ?? 100)),
  paint: paintFor(stream),
  line: (text = "") => void stream.write(`${text}\n`),
});
