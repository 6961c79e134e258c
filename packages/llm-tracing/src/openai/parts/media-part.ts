import { readProperty } from "@sideband/propagation/lifetime";

import type { MessagePart } from "../../content/message.ts";
import { genericPart } from "./generic-part.ts";
import { textOf } from "./text-of.ts";

/** Where a medium may be found, and what it is. */
export interface Medium {
  readonly modality: "image" | "audio" | "document";
  /** The id of a file that the provider holds. */
  readonly fileId?: unknown;
  /** An address, or the data themselves as a `data:` URL. */
  readonly url?: unknown;
  /** The data in base64, or as a `data:` URL. */
  readonly data?: unknown;
  readonly mimeType?: string | undefined;
}

const DATA_URL = /^data:([^;,]*)(?:;[^,]*)?,(.*)$/s;

/** The part of a message that a medium is; a generic one where nothing tells where it is. */
export const mediaPart = (part: unknown, medium: Medium): MessagePart => {
  const { modality, mimeType } = medium;
  const fileId = textOf(medium.fileId);
  if (fileId !== undefined) return { type: "file", modality, file_id: fileId };
  const given = textOf(medium.url) ?? textOf(medium.data);
  if (given === undefined) return genericPart(part);
  const data = DATA_URL.exec(given);
  if (data !== null) return { type: "blob", modality, mime_type: data[1] || null, content: data[2] ?? "" };
  if (given === medium.url) return { type: "uri", modality, uri: given };
  return { type: "blob", modality, mime_type: mimeType ?? null, content: given };
};

/** `input_audio` of a message, the same in both APIs. */
export const audioPart = (part: unknown): MessagePart => {
  const input = readProperty(part, "input_audio");
  const format = textOf(readProperty(input, "format"));
  const mimeType = format === undefined ? undefined : `audio/${format}`;
  return mediaPart(part, { modality: "audio", data: readProperty(input, "data"), mimeType });
};
