/** What a key's value is part of: what was put to a model, what came back, or both in one. */
export type ContentKind = "prompt" | "completion" | "both";

/** Short texts in which nothing was found, the latest two: most keys have the same few values all the time. */
export interface SeenTexts {
  latest: string | undefined;
  previous: string | undefined;
}

/** What is known of a key; found out once and remembered. */
export interface KeyFacts {
  /** The key as it may be shown: what the detectors find in it is replaced. */
  readonly key: string;
  /**
   * Values under it are secrets by its name: `api_key`, `x-password`. Never true of the conventions' own keys, unless an
   * option names one of them in full.
   */
  readonly sensitive: boolean;
  /** Set where the value is content, of whatever instrumentation. */
  readonly content: ContentKind | undefined;
  /** The value is content of a kind that is switched off: it is replaced as a whole. */
  readonly isSwitchedOff: boolean;
  /** The value is made of messages, parts and tools: their roles, types, names and ids are no content. */
  readonly hasMessages: boolean;
  /** The value names machines: addresses of machines are what it is for. */
  readonly isInfrastructure: boolean;
  /** A detector may recognize a value by this name. */
  readonly isTelling: boolean;
  /** Code points that a value may have. */
  readonly maxLength: number;
  /** Values that need not be looked at again. */
  readonly seen: SeenTexts;
}
