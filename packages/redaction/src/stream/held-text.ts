import { BROKEN, DocumentEnds, NOT_YET } from "../json/document-ends.ts";
import { beginnings } from "../json/find-by-key.ts";
import { tokenizeJson } from "../json/tokenize-json.ts";
import { INSERT_HEAD } from "../value/find-in-insert.ts";
import { MULTIPART_HEAD } from "../value/find-in-multipart.ts";
import { type DataKind, dataKindOf } from "./data-kind.ts";
import { OpenExpression } from "./open-expression.ts";

/** The first word of a text, which may be all of it, a URL or a form; and what goes on with it. */
const firstWord = /^\s*[!-~]*$/;
const moreOfWord = /^[!-~]*$/;

/** No URL and no form is longer, in UTF-16 units. */
const MAX_WORD = 8192;

/** What is read as a whole: a statement that inserts rows, a form in parts. */
const wholes: readonly RegExp[] = [INSERT_HEAD, MULTIPART_HEAD];

const openForms: readonly OpenExpression[] = /* @__PURE__ */ [...wholes, beginnings].map(
  (expression) => new OpenExpression(expression),
);

const isJson = (text: string): boolean => {
  try {
    return tokenizeJson(text) !== undefined;
  } catch {
    // It has too many tokens to be read: who cleans it says so.
    return true;
  }
};

/**
 * The beginning of a text, held back as long as it may be what has to be cleaned as a whole: JSON, one document after the
 * other; one word, which may be a URL or a form; and what {@link wholes} says.
 */
export class HeldText {
  readonly #clean: (text: string) => string;
  readonly #ends = new DocumentEnds();
  #mayBeJson = true;
  #hasDocuments = false;
  #isFirstWord = true;
  #isWhole = false;
  /** Pieces are only put together: to look into all of them with each that comes would take longer and longer. */
  #held = "";
  #rest: string | undefined;

  /** @param clean cleans what is there as a whole. */
  constructor(clean: (text: string) => string) {
    this.#clean = clean;
  }

  /** How much is held, in UTF-16 units. */
  get length(): number {
    return this.#held.length;
  }

  /** What did not come out and need not be cleaned as a whole, once that is known. */
  get rest(): string | undefined {
    return this.#rest;
  }

  /** What kind of data the rest is, if it is any. */
  get kind(): DataKind | undefined {
    return dataKindOf(this.#hasDocuments ? "{" : (this.#rest ?? ""));
  }

  /** Takes a piece, and returns the documents that ended, clean. */
  push(piece: string): string {
    if (this.#mayBeJson) return this.#readDocuments(piece);
    this.#hold(piece);
    return "";
  }

  /** Returns what is held, clean. */
  end(): string {
    const held = this.#held;
    this.#held = "";
    return held === "" ? "" : this.#clean(held);
  }

  #readDocuments(piece: string): string {
    let out = "";
    let from = 0;
    for (;;) {
      const end = this.#ends.next(piece, from);
      const document = this.#held + piece.slice(from, end < 0 ? undefined : end);
      this.#held = "";
      if (end === NOT_YET) this.#held = document;
      else if (end !== BROKEN && isJson(document)) {
        // What stands in place of a document that is withheld has its line, too.
        const body = document.trimEnd();
        out += this.#clean(body) + document.slice(body.length);
        this.#hasDocuments = true;
        from = end;
        continue;
      } else this.#leaveJson(document + (end === BROKEN ? "" : piece.slice(end)));
      return out;
    }
  }

  #leaveJson(text: string): void {
    this.#mayBeJson = false;
    if (this.#hasDocuments) this.#rest = text;
    else this.#hold(text);
  }

  #hold(piece: string): void {
    const word = this.#held === "" ? firstWord : moreOfWord;
    this.#held += piece;
    this.#isFirstWord &&= this.#held.length <= MAX_WORD && word.test(piece);
    if (this.#isFirstWord || this.#isWhole) return;
    const held = this.#held;
    this.#isWhole = wholes.some((expression) => expression.test(held));
    if (this.#isWhole || openForms.some((open) => open.isOpen(held, 0))) return;
    this.#rest = held;
    this.#held = "";
  }
}
