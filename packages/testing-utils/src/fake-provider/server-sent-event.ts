/** One event of a stream. */
export interface ServerSentEvent {
  /** The `event` field; absent where the vendor sends nothing but data. */
  readonly name?: string;
  readonly data: string;
}

/** An event with JSON for data. */
export const jsonEvent = (value: unknown, name?: string): ServerSentEvent => ({
  ...(name !== undefined && { name }),
  data: JSON.stringify(value),
});

/** The data of an event that says its own name. */
export interface TypedData {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An event named by the `type` of its data, as OpenAI's Responses and Anthropic send. */
export const typedEvent = (value: TypedData): ServerSentEvent => jsonEvent(value, value.type);

/** The same event, its data cut in the middle: the half of a JSON object is never JSON. */
export const brokenEvent = ({ data, ...event }: ServerSentEvent): ServerSentEvent => ({
  ...event,
  data: data.slice(0, Math.ceil(data.length / 2)),
});

/** Source: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const writeEvent = ({ name, data }: ServerSentEvent): string =>
  `${name === undefined ? "" : `event: ${name}\n`}data: ${data}\n\n`;
