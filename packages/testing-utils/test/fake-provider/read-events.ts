/** One event of a stream, as it came. */
export interface ReceivedEvent {
  readonly event: string | null;
  /** Its parsed data, or the text where it is not JSON. */
  readonly data: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** Reads server-sent events of one `event` and one `data` line each. Throws for anything else. */
export const readEvents = (stream: string): readonly ReceivedEvent[] => {
  const blocks = stream.split("\n\n");
  if (blocks.pop() !== "") throw new Error("Expected the stream to end in an empty line");
  return blocks.map((block) => {
    const match = /^(?:event: (?<event>[^\n]+)\n)?data: (?<data>[^\n]*)$/u.exec(block);
    if (match === null) throw new Error(`Expected an event, got ${block}`);
    return { event: match.groups?.["event"] ?? null, data: parse(match.groups?.["data"] ?? "") };
  });
};
