import { nestedFields } from "../protobuf/nested-fields.ts";

/**
 * Where the items lie in the export request of any signal: resource groups are field 1 of the request, scope groups are
 * field 2 of those, and items field 2 of these.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto/collector
 */
const PATH = [1, 2, 2] as const;

interface Selection {
  readonly parts: Uint8Array[];
  readonly bytes: number;
  readonly items: number;
}

/** A part of a request, which is a request again. */
export interface RequestPart {
  readonly body: Uint8Array;
  readonly items: number;
}

/**
 * Cuts an export request in two, in order, without knowing what its items are: every item goes into one of them, with
 * its resource and scope. `undefined` if there is nothing to cut.
 *
 * @throws RangeError if the bytes are no export request.
 */
export const splitRequest = (request: Uint8Array): readonly [RequestPart, RequestPart] | undefined => {
  const { items } = select(request, 0, () => true);
  if (items < 2) return undefined;
  const middle = items >> 1;
  let index = 0;
  const first = select(request, 0, () => index++ < middle);
  index = 0;
  const second = select(request, 0, () => index++ >= middle);
  return [toPart(first), toPart(second)];
};

const toPart = ({ parts, items }: Selection): RequestPart => ({ body: Buffer.concat(parts), items });

const select = (message: Uint8Array, depth: number, keeps: () => boolean): Selection => {
  const parts: Uint8Array[] = [];
  let items = 0;
  for (const { number, body, whole } of nestedFields(message)) {
    if (number !== PATH[depth]) {
      parts.push(whole);
    } else if (depth === PATH.length - 1) {
      if (!keeps()) continue;
      parts.push(whole);
      items += 1;
    } else {
      const inner = select(body, depth + 1, keeps);
      if (inner.items === 0) continue;
      parts.push(header(number, inner.bytes));
      for (const part of inner.parts) parts.push(part);
      items += inner.items;
    }
  }
  return { parts, bytes: parts.reduce((sum, { length }) => sum + length, 0), items };
};

const header = (number: number, length: number): Uint8Array => {
  const bytes = [number * 8 + 2];
  let rest = length;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  bytes.push(rest);
  return Uint8Array.from(bytes);
};
