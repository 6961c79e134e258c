import { readProperty } from "@sideband/propagation/lifetime";

import type { MessagePart } from "../../content/message.ts";
import { genericPart } from "./generic-part.ts";

/** An image or a document, by where it comes from. */
export const mediaPart = (block: unknown, modality: "image" | "document"): MessagePart => {
  const source = readProperty(block, "source");
  const mimeType = readProperty(source, "media_type");
  const data = readProperty(source, "data");
  const url = readProperty(source, "url");
  const fileId = readProperty(source, "file_id");
  switch (readProperty(source, "type")) {
    case "base64":
      if (typeof data !== "string") break;
      return { type: "blob", modality, mime_type: typeof mimeType === "string" ? mimeType : null, content: data };
    case "url":
      if (typeof url !== "string") break;
      return { type: "uri", modality, uri: url };
    case "file":
      if (typeof fileId !== "string") break;
      return { type: "file", modality, file_id: fileId };
    default:
  }
  return genericPart(block);
};
