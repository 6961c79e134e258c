import type { RecordAttributes, SpanRecord } from "../span/span-record.ts";

/** A text in a span, and where it stands. */
export interface Surface {
  /** Such as `attribute gen_ai.input.messages` or `status message`. */
  readonly place: string;
  /** Names out of the span that `place` tells: a key, an event's name. */
  readonly names: readonly string[];
  readonly text: string;
}

/** What JSON in a string holds: there an escaped text is another than what was said. */
const parsed = (text: string): unknown => {
  if (!/^\s*[[{"]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it only looked like JSON, and was seen as text
  }
};

/** What lies in an object; keys too, for they are text. */
const membersOf = (value: object): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  if (value instanceof Error) return [value.message, value.stack, ...Object.values(value)];
  return [...(value instanceof Map ? value : Object.entries(value))].flat(1);
};

/** All text in a value: strings, numbers, bytes, keys too, however deep, and what JSON holds. A circle is walked once. */
const textsIn = function* (value: unknown): Generator<string> {
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const one = pending.pop();
    if (typeof one === "string") {
      yield one;
      pending.push(parsed(one));
    } else if (typeof one === "number" || typeof one === "bigint" || typeof one === "symbol") yield String(one);
    else if (ArrayBuffer.isView(one)) yield Buffer.from(one.buffer, one.byteOffset, one.byteLength).toString("utf8");
    else if (typeof one === "object" && one !== null && !seen.has(one)) {
      seen.add(one);
      for (const member of membersOf(one)) pending.push(member);
    }
  }
};

const surfacesOf = function* (
  owner: string,
  attributes: RecordAttributes,
  names: readonly string[] = [],
): Generator<Surface> {
  for (const [key, value] of Object.entries(attributes)) {
    yield { place: `a key of ${owner}attributes`, names, text: key };
    const place = { place: `${owner}attribute ${key}`, names: [...names, key] };
    for (const text of textsIn(value)) yield { ...place, text };
  }
};

/** The texts that are shown of a span wherever it is mentioned. */
export const shownSurfacesOf = ({ name, status }: SpanRecord): readonly Surface[] => [
  { place: "name", names: [], text: name },
  { place: "status message", names: [], text: status.message },
];

/** Everything in a span that is text: name, status, attributes, events, links, resource, trace state, scope. */
export const surfacesOfSpan = function* (span: SpanRecord): Generator<Surface> {
  yield* shownSurfacesOf(span);
  yield* surfacesOf("", span.attributes);
  for (const event of span.events) {
    yield { place: "the name of an event", names: [], text: event.name };
    yield* surfacesOf(`event ${event.name}: `, event.attributes, [event.name]);
  }
  for (const link of span.links) yield* surfacesOf("link: ", link.attributes);
  yield* surfacesOf("resource ", span.resource.attributes);
  yield { place: "trace state", names: [], text: span.traceState ?? "" };
  yield { place: "scope", names: [], text: span.scope.name };
  yield { place: "scope version", names: [], text: span.scope.version };
};
