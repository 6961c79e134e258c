/** The two encodings of OTLP over HTTP. */
export type BodyFormat = "protobuf" | "json";

export const CONTENT_TYPES: Readonly<Record<BodyFormat, string>> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

/** The encoding that a `content-type` header names, or `null` when it is none of OTLP's. */
export const formatOf = (contentType: string | undefined): BodyFormat | null => {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === CONTENT_TYPES.protobuf) return "protobuf";
  return type === CONTENT_TYPES.json ? "json" : null;
};
