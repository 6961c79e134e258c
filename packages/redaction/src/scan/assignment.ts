import { isValueUnit } from "./units.ts";

/** What a name is given. */
export interface Assignment {
  /** Where the name ends. */
  readonly nameEnd: number;
  /** What assigns: `"="`, `":"`, `">"`, `","`, `"("`, `"is"`, … or `""` if the value just follows. */
  readonly operator: string;
  readonly start: number;
  readonly end: number;
}

/** How much of a value is looked at, in UTF-16 units. */
export const MAX_VALUE: number = 1024;

/** Where what a value without quotes is made of ends. */
export const skipValue = (text: string, from: number, limit: number): number => {
  let place = from;
  while (place < limit && isValueUnit(text.charCodeAt(place))) place += 1;
  return place;
};

/** Most ask only where a value begins, and values may be long: where it ends is looked for when it is asked for. */
export class ReadAssignment implements Assignment {
  readonly nameEnd: number;
  readonly operator: string;
  readonly start: number;
  readonly #text: string;
  #end = -1;

  constructor(text: string, nameEnd: number, operator: string, start: number) {
    this.#text = text;
    this.nameEnd = nameEnd;
    this.operator = operator;
    this.start = start;
  }

  get end(): number {
    if (this.#end < 0) this.#end = skipValue(this.#text, this.start, this.start + MAX_VALUE);
    return this.#end;
  }
}
