import { readProperty } from "@sideband/propagation/lifetime";
import { OUTPUT_TYPE_JSON, OUTPUT_TYPE_TEXT } from "@sideband/semconv";

/** The modality of a format that is asked for, wherever a body has it. */
export const outputTypeOf = (format: unknown): string | undefined => {
  switch (readProperty(format, "type")) {
    case "json_object":
    case "json_schema":
      return OUTPUT_TYPE_JSON;
    case "text":
      return OUTPUT_TYPE_TEXT;
    default:
      return undefined;
  }
};
