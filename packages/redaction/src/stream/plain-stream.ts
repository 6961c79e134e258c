import type { RedactionRecorder } from "../counts/redaction-recorder.ts";
import type { KeyTable } from "../keys/key-table.ts";
import type { Replacer } from "../replace/replacer.ts";
import type { Withheld } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { MAX_PASSES } from "../text-redactor.ts";
import type { DataKind } from "./data-kind.ts";
import { type PassParts, RedactionPass } from "./redaction-pass.ts";
import { scanAsMeant } from "./scan-as-meant.ts";
import { StreamOpenness } from "./stream-openness.ts";

/** Single characters are gathered to so many before they are looked at, in UTF-16 units. */
const GATHERED = 32;

/** What text in pieces is cleaned with. */
export interface PlainParts {
  readonly scanner: Scanner;
  readonly keys: KeyTable;
  readonly replace: Replacer;
  readonly record: RedactionRecorder;
}

const opennessOf = new WeakMap<Scanner, StreamOpenness>();

const opennessFor = (scanner: Scanner): StreamOpenness => {
  const known = opennessOf.get(scanner) ?? new StreamOpenness(scanner);
  opennessOf.set(scanner, known);
  return known;
};

/** Cleans what is nothing but text, or data that can be read only as text, as it comes. */
export class PlainStream {
  /** What goes out of one goes into the next: what stands in place of a finding is looked at again beside what comes. */
  readonly #passes: readonly RedactionPass[];

  /** @param kind what kind of data it is, if it is any. */
  constructor({ scanner, keys, replace, record }: PlainParts, kind: DataKind | undefined) {
    const known = opennessFor(scanner);
    const look: PassParts["look"] = (text, from, isLast) =>
      scanAsMeant({ scanner, keys, openness: isLast ? undefined : known, kind }, text, from);
    const parts = { scanner, replace, record, look };
    this.#passes = Array.from(
      { length: MAX_PASSES + 1 },
      (_, pass) => new RedactionPass(parts, pass === 0 ? GATHERED : 1),
    );
  }

  /** What may go out now that this has come; everything, if nothing more comes. */
  push(text: string, isLast: boolean): string | Withheld {
    let current = text;
    for (const pass of this.#passes) {
      const out = current === "" ? "" : pass.push(current);
      if (typeof out !== "string") return out;
      const rest = isLast ? pass.end() : "";
      if (typeof rest !== "string") return rest;
      current = out + rest;
    }
    return current;
  }

  /** Whether what stands in place of findings goes on being found. */
  get isUnstable(): boolean {
    return this.#passes[MAX_PASSES]?.hasReplaced ?? false;
  }
}
