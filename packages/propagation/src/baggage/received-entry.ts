import type { BaggageEntry, BaggageEntryMetadata } from "@opentelemetry/api";

import { percentDecode } from "./percent-decode.ts";

/** An entry of a request. Its value is kept as it was written: it is passed on as it came, and decoded for those who read it. */
export class ReceivedEntry implements BaggageEntry {
  readonly encoded: string;
  readonly metadata?: BaggageEntryMetadata;

  constructor(encoded: string, metadata?: BaggageEntryMetadata) {
    this.encoded = encoded;
    if (metadata !== undefined) this.metadata = metadata;
  }

  get value(): string {
    return percentDecode(this.encoded);
  }
}

/** What others may see of an entry, and may change. What is no entry is taken for one without a value, as the API takes it. */
export const copyOf = (entry: BaggageEntry | null | undefined): BaggageEntry => {
  const { value, metadata } = entry ?? ({} as BaggageEntry);
  return metadata === undefined ? { value } : { value, metadata };
};
