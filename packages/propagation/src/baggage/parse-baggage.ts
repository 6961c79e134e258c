import { baggageEntryMetadataFromString } from "@opentelemetry/api";

import { sliceTrimmed } from "../optional-white-space.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { ReceivedEntry } from "./received-entry.ts";
import { isToken } from "./token.ts";

export interface ParsedMember {
  readonly position: number;
  /** As received, without the optional white space around its parts. */
  readonly bytes: number;
  readonly key: string;
  readonly entry: ReceivedEntry;
}

const parseMember = (text: string, position: number): ParsedMember | undefined => {
  const semicolon = text.indexOf(";");
  const valueEnd = semicolon < 0 ? text.length : semicolon;
  const equals = text.indexOf("=");
  if (equals < 0) return undefined;
  // Were the equal sign one of a property, the semicolon would stand in the key: then it is no token.
  const key = sliceTrimmed(text, 0, equals);
  if (!isToken(key)) return undefined;
  const encoded = sliceTrimmed(text, equals + 1, valueEnd);
  const bytes = key.length + 1 + encoded.length;
  const properties = semicolon < 0 ? "" : sliceTrimmed(text, semicolon + 1, text.length);
  if (properties === "") return { position, bytes, key, entry: new ReceivedEntry(encoded) };
  const entry = new ReceivedEntry(encoded, baggageEntryMetadataFromString(properties));
  return { position, bytes: bytes + 1 + properties.length, key, entry };
};

/** The whole members within the first bytes of a header. */
const wholeMembersWithin = (header: string, maxBytes: number): string =>
  header.length <= maxBytes ? header : header.slice(0, Math.max(0, header.lastIndexOf(",", maxBytes)));

/**
 * Reads `baggage` headers as one, and never more than `maxBytes` of them. A member that is malformed is skipped, and so
 * is an empty one; the text of keys and properties is left as it came.
 */
export const parseBaggage = (
  headers: readonly string[],
  maxBytes: number,
  violations: BaggageViolation[],
): readonly ParsedMember[] => {
  const members: ParsedMember[] = [];
  let room = maxBytes;
  let position = 0;
  for (const header of headers) {
    const readable = wholeMembersWithin(header, room);
    for (const text of readable.split(",")) {
      const member = parseMember(text, position);
      if (member !== undefined) members.push(member);
      else if (sliceTrimmed(text, 0, text.length) !== "") violations.push({ reason: "invalid_member", position });
      position++;
    }
    if (readable.length < header.length) {
      violations.push({ reason: "header_too_long", limit: maxBytes });
      break;
    }
    room -= readable.length + 1;
  }
  return members;
};
