import type { TextRange } from "../detector/detector.ts";
import { findAssignedValue } from "./find-assigned-value.ts";

/**
 * A keyword at a place of a text. What several detectors ask about it is found out once. A scan has one, and moves it: a
 * text can have one for every three characters.
 */
export class Hit implements TextRange {
  readonly text: string;
  start: number;
  end: number;
  #assigned: TextRange | undefined | null = null;

  constructor(text: string, start: number = 0, end: number = start) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  moveTo(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.#assigned = null;
  }

  /** The value that is assigned to a name with the keyword in it. */
  get assigned(): TextRange | undefined {
    if (this.#assigned === null) this.#assigned = findAssignedValue(this.text, this.end);
    return this.#assigned;
  }
}
