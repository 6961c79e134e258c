/** A part of a bar: not begun or over, waiting for the first piece of an answer, or at work. */
export interface BarPart {
  readonly kind: "gap" | "waiting" | "work";
  readonly text: string;
}

export interface BarOptions {
  /** Where it lies on the axis, 0 to 1. */
  readonly start: number;
  readonly end: number;
  /** Where the first piece of the answer came, if it came in pieces. */
  readonly firstChunk?: number;
  /** In columns. */
  readonly width: number;
}

/** A column shows eighths, from its left edge. */
const EIGHTHS = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"] as const;

const FULL = 8;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** What one column shows of a bar from `start` to `end`, in eighths. The left half has the finer blocks. */
const cell = (left: number, start: number, end: number): string => {
  const from = Math.max(start - left, 0);
  const to = Math.min(end - left, FULL);
  if (to <= from) return " ";
  if (from === 0) return EIGHTHS[to] ?? " ";
  if (to < FULL) return from < FULL / 2 ? "▎" : "▕";
  return from <= 2 ? "█" : from <= 5 ? "▐" : "▕";
};

/**
 * A bar on a time axis, one part after the other, exactly `width` columns long. However short what it stands for, it is
 * seen.
 */
export const bar = ({ start, end, firstChunk, width }: BarOptions): BarPart[] => {
  const eighths = width * FULL;
  const from = Math.min(Math.floor(clamp(start) * eighths), eighths - 1);
  const to = Math.max(Math.round(clamp(end) * eighths), from + 1);
  const answerFrom = firstChunk === undefined ? from : Math.floor(clamp(firstChunk) * eighths);
  const parts: { kind: BarPart["kind"]; text: string }[] = [];
  for (let left = 0; left < eighths; left += FULL) {
    const shape = cell(left, from, to);
    const kind = shape === " " ? "gap" : left + FULL <= answerFrom ? "waiting" : "work";
    const text = kind === "waiting" && shape === "█" ? "░" : shape;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  }
  return parts;
};
