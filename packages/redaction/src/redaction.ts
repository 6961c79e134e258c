import type { RedactionRecorder } from "./counts/redaction-recorder.ts";
import type { KeyTable } from "./keys/key-table.ts";
import type { ResolvedRedactorOptions } from "./redactor-options.ts";
import type { TextRedactor } from "./text-redactor.ts";

/** What everything that cleans shares. */
export interface Redaction {
  readonly options: ResolvedRedactorOptions;
  readonly texts: TextRedactor;
  readonly keys: KeyTable;
  readonly record: RedactionRecorder;
}
